package app.sotto.billing.webhook;

/** What an event is about, as far as it matters here. */
enum Subject {
    /** Somebody's subscription, invoice or payment: Stripe is asked how they stand. */
    CUSTOMER,
    /** Somebody asked their bank for the money. */
    DISPUTE,
    /** What was metered did not count. */
    METER,
    /** Nothing that concerns us, or nothing we know. */
    NONE;

    static Subject of(String type) {
        if (type.startsWith("charge.dispute.")) {
            return DISPUTE;
        }
        if (type.startsWith("v1.billing.meter.")) {
            return METER;
        }
        return type.startsWith("customer.")
                        || type.startsWith("checkout.session.")
                        || type.startsWith("invoice.")
                        || type.startsWith("charge.")
                        || type.startsWith("payment_intent.")
                ? CUSTOMER
                : NONE;
    }
}
