package app.sotto.billing.stripe;

/**
 * What is counted in micro-units of money, so that Stripe's sum is the ledger's to the last of
 * them: ten thousand to a cent.
 */
public enum Meter {
    SPEECH("sotto_overage_speech", "Speech beyond the plan"),
    TEXT("sotto_overage_text", "Text beyond the plan");

    private final String event;
    private final String title;

    Meter(String event, String title) {
        this.event = event;
        this.title = title;
    }

    /** The name of its events, and of its product. */
    String event() {
        return event;
    }

    /** What stands on the invoice. */
    String title() {
        return title;
    }

    /** Names its price. */
    public String lookupKey() {
        return event + "_1";
    }
}
