package app.sotto.usage.ledger;

/** What an entry moves. */
enum Unit {
    /** Whole seconds of speech. */
    SECONDS,
    /** Tokens of text. */
    TOKENS,
    /** Millionths of the currency: overage. */
    MICROS
}
