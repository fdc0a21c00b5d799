package app.sotto.billing.teststripe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What a browser gets.
 *
 * @param location where to go on, for a redirect
 */
record Reply(int status, String type, String body, Charset charset, @Nullable String location) {
    static Reply page(int status, String html) {
        return new Reply(status, "text/html; charset=utf-8", html, UTF_8, null);
    }

    /** A PDF, each of whose characters is one byte. */
    static Reply pdf(String body) {
        return new Reply(200, "application/pdf", body, ISO_8859_1, null);
    }

    static Reply to(String location) {
        return new Reply(303, "text/plain; charset=utf-8", "", UTF_8, location);
    }

    byte[] bytes() {
        return body.getBytes(charset);
    }
}
