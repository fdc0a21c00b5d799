package app.sotto.usage.ledger;

/** Whole seconds of speech and tokens of text. */
record Amount(long seconds, long tokens) {

    static final Amount NOTHING = new Amount(0, 0);

    Amount plus(Amount other) {
        return new Amount(
                Math.addExact(seconds, other.seconds), Math.addExact(tokens, other.tokens));
    }

    Amount minus(Amount other) {
        return new Amount(seconds - other.seconds, tokens - other.tokens);
    }

    Amount times(int factor) {
        return new Amount(
                Math.multiplyExact(seconds, (long) factor),
                Math.multiplyExact(tokens, (long) factor));
    }

    /** Of each kind the greater. */
    Amount orMore(Amount other) {
        return new Amount(Math.max(seconds, other.seconds), Math.max(tokens, other.tokens));
    }

    /** Of each kind the lesser. */
    Amount atMost(Amount other) {
        return new Amount(Math.min(seconds, other.seconds), Math.min(tokens, other.tokens));
    }

    boolean isNothing() {
        return seconds == 0 && tokens == 0;
    }
}
