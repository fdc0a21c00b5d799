package app.sotto.gateway.relay;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of server-sent events apart, after the blank line that ends each of them. */
final class EventReader {

    private static final int LONGEST = 8 << 20;

    private final InputStream stream;
    private byte[] buffer = new byte[8192];
    private int start;
    private int scanned;
    private int end;

    EventReader(InputStream stream) {
        this.stream = stream;
    }

    /**
     * The next event, or null at the end.
     *
     * @throws EOFException when the stream ends within one
     */
    @Nullable Event next() throws IOException {
        while (true) {
            int cut = endOfEvent();
            if (cut > 0) {
                var event = new Event(Arrays.copyOfRange(buffer, start, cut));
                start = cut;
                scanned = cut;
                return event;
            }
            if (!fill()) {
                if (start < end) {
                    throw new EOFException("The stream broke off");
                }
                return null;
            }
        }
    }

    /** Lines end with LF, or CR LF, as the standard has it. */
    private int endOfEvent() {
        for (int i = Math.max(scanned, start + 1); i < end; i++) {
            if (buffer[i] == '\n'
                    && (buffer[i - 1] == '\n'
                            || (i >= start + 3
                                    && buffer[i - 1] == '\r'
                                    && buffer[i - 2] == '\n'))) {
                return i + 1;
            }
        }
        scanned = end;
        return 0;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            scanned -= start;
            start = 0;
        }
        if (end == buffer.length) {
            if (end >= LONGEST) {
                throw new IOException("An event without end");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = stream.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }
}
