package app.sotto.egress;

/**
 * What an address answered.
 *
 * @param start the first {@value #MOST_BYTES} bytes of the body at most; the rest is not read
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Answer(int status, byte[] start) {

    static final int MOST_BYTES = 1024;
}
