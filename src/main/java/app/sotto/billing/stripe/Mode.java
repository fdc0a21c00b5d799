package app.sotto.billing.stripe;

/** Who takes the money. */
public enum Mode {
    /** Stripe, or what stands at the address that was set. */
    STRIPE,
    /** The local stand-in of the embedded default: no money moves. */
    TEST,
    /** Nobody. */
    NONE
}
