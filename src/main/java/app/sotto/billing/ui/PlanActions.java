package app.sotto.billing.ui;

import app.sotto.billing.plans.PlanDesk.Version;
import java.util.List;

/** What an operator can do with a version of a plan. */
interface PlanActions {

    /**
     * Makes the next version from this one.
     *
     * @param all versions of the plan, the newest first
     */
    void edit(Version from, List<Version> all);

    void retire(Version version);

    void offer(Version version);
}
