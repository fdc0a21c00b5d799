package app.sotto.usage.ledger;

/** Where seconds, tokens and money are: still to be used, held for running work, or used. */
enum Account {
    ALLOWANCE,
    HELD,
    USED
}
