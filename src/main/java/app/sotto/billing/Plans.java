package app.sotto.billing;

import java.util.List;
import java.util.Optional;

/** What is and was offered. Needs no tenant: prices are for everybody to see. */
public interface Plans {

    /** What can be chosen now, in the order in which it is shown; Free is among it. */
    List<Plan> offered();

    /** Any version that was ever offered. */
    Optional<Plan> find(PlanId id);
}
