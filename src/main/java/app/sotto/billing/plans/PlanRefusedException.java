package app.sotto.billing.plans;

import java.util.Locale;

/** The plans stay as they are; {@link #key} names the sentence that says why. */
public class PlanRefusedException extends RuntimeException {

    private final Reason reason;

    PlanRefusedException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public String key() {
        return "billing.plans.refused." + reason.name().toLowerCase(Locale.ROOT);
    }

    /** Why. */
    public enum Reason {
        /** Somebody else made a version in the meantime. */
        OUTDATED,
        /** The new version would say what the old one says. */
        SAME,
        /** Free is what everybody has without a plan; it comes with the application. */
        FREE,
        /** There is no such version. */
        UNKNOWN
    }
}
