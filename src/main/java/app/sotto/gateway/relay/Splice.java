package app.sotto.gateway.relay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A place in a text where other bytes are put; all around it stays as it is.
 *
 * @param from the first byte that goes
 * @param to the first byte that stays again
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared by nobody
record Splice(int from, int to, byte[] with) {

    static Splice of(int from, int to, String with) {
        return new Splice(from, to, with.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param splices in the order of their places, apart from each other
     */
    static byte[] all(byte[] text, List<Splice> splices) {
        var result = new ByteArrayOutputStream(text.length + 128);
        int done = 0;
        for (Splice splice : splices) {
            result.write(text, done, splice.from - done);
            result.writeBytes(splice.with);
            done = splice.to;
        }
        result.write(text, done, text.length - done);
        return result.toByteArray();
    }
}
