package app.sotto.usage;

/**
 * What one piece of work came to.
 *
 * @param seconds of speech booked
 * @param tokens booked
 * @param includedMicros the part of its price that the plan covers, in micro-units
 * @param overageMicros the part that is paid on top
 */
public record Receipt(long seconds, long tokens, long includedMicros, long overageMicros) {

    public static final Receipt NOTHING = new Receipt(0, 0, 0, 0);

    /** The whole price, in micro-units. */
    public long priceMicros() {
        return includedMicros + overageMicros;
    }
}
