package app.sotto.inference.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/** The parts of a {@code multipart/form-data} request (RFC 7578) by name, held in memory. */
public record MultipartForm(Map<String, byte[]> parts) {

    /**
     * Reads the body of a request.
     *
     * @param longest the most bytes that the body may have
     * @throws MalformedFormException when the body is longer, or no such form
     */
    public static MultipartForm of(HttpExchange exchange, int longest)
            throws IOException, MalformedFormException {
        var boundary = parameter(exchange.getRequestHeaders().getFirst("Content-Type"), "boundary");
        if (boundary == null) {
            throw new MalformedFormException("Send the audio as multipart/form-data.");
        }
        var body =
                BoundedInputStream.builder()
                        .setInputStream(exchange.getRequestBody())
                        .setMaxCount(longest)
                        .get();
        try {
            return read(
                    MultipartInput.builder()
                            .setInputStream(body)
                            .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                            .get());
        } catch (MultipartInput.MalformedStreamException | IllegalArgumentException e) {
            throw new MalformedFormException(
                    "The form breaks off, or is longer than " + longest + " bytes.");
        }
    }

    private static MultipartForm read(MultipartInput input) throws IOException {
        var parts = new HashMap<String, byte[]>();
        for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
            var name = name(input.readHeaders());
            var content = new ByteArrayOutputStream();
            var _ = input.readBodyData(content);
            if (name != null) {
                parts.put(name, content.toByteArray());
            }
        }
        return new MultipartForm(parts);
    }

    private static @Nullable String name(String headers) {
        return headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition:"))
                .map(line -> parameter(line, "name"))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String parameter(@Nullable String header, String name) {
        if (header == null) {
            return null;
        }
        var parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(header, ';').get(name);
    }

    public byte @Nullable [] file(String name) {
        return parts.get(name);
    }

    public String field(String name, String otherwise) {
        var content = parts.get(name);
        return content == null || content.length == 0
                ? otherwise
                : new String(content, StandardCharsets.UTF_8).strip();
    }
}
