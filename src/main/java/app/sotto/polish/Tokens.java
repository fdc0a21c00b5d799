package app.sotto.polish;

/** Adds token counts of which a node may leave one out: unknown is not zero. */
final class Tokens {

    /** Stands for a number that nobody said. */
    static final long UNCOUNTED = -1;

    private Tokens() {}

    static long sum(long one, long other) {
        return one < 0 || other < 0 ? UNCOUNTED : one + other;
    }
}
