package app.sotto.egress;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** One call and its limits. When its time is over it is cut, whatever it is at. */
final class Call implements AutoCloseable {

    private final CloseableHttpClient http;
    private final HttpUriRequestBase request;
    private final EgressSettings settings;
    private final Duration limit;
    private final Thread clock;
    private volatile boolean late;

    Call(
            CloseableHttpClient http,
            HttpUriRequestBase request,
            EgressSettings settings,
            Duration limit) {
        this.http = http;
        this.request = request;
        this.settings = settings;
        this.limit = limit;
        this.clock = Thread.ofVirtual().name("egress-limit").start(this::cutWhenLate);
    }

    private void cutWhenLate() {
        try {
            Thread.sleep(limit);
            late = true;
            request.abort();
        } catch (InterruptedException _) {
            // It ended in time.
        }
    }

    boolean late() {
        return late;
    }

    ClassicHttpResponse response() throws IOException {
        return http.executeOpen(null, request, null);
    }

    InputStream body(ClassicHttpResponse response) throws EgressException {
        var entity = response.getEntity();
        if (entity != null && entity.getContentLength() > settings.maxSize().toBytes()) {
            close();
            throw tooLarge();
        }
        try {
            return new Body(entity == null ? InputStream.nullInputStream() : entity.getContent());
        } catch (IOException e) {
            close();
            throw EgressException.passing("The answer broke off.");
        }
    }

    private EgressException tooLarge() {
        return EgressException.refused(
                "The file is larger than "
                        + settings.maxSize().toMegabytes()
                        + " MB. Cut it into parts, or compress it (opus, mp3, flac).");
    }

    private EgressException failed() {
        return late
                ? EgressException.refused("The file did not arrive within " + readable(limit) + ".")
                : EgressException.passing("The file broke off while it was fetched.");
    }

    private static String readable(Duration time) {
        return time.toMinutes() > 0 ? time.toMinutes() + " minutes" : time.toMillis() + " ms";
    }

    @Override
    public void close() {
        clock.interrupt();
        request.abort();
    }

    /** Counts what comes, and says in words why no more does. */
    private final class Body extends FilterInputStream {

        private long length;

        Body(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int most) throws IOException {
            int read = readSome(bytes, offset, most);
            length += Math.max(0, read);
            if (length > settings.maxSize().toBytes()) {
                throw tooLarge();
            }
            return read;
        }

        private int readSome(byte[] bytes, int offset, int most) throws EgressException {
            try {
                return in.read(bytes, offset, most);
            } catch (IOException _) {
                throw failed();
            }
        }

        /** The rest is not waited for. */
        @Override
        public void close() {
            Call.this.close();
        }
    }
}
