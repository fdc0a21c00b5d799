package app.sotto.inference.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.ScriptedNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching, from a mirror on this machine, a small file that stands in for a model. */
class WeightsFetchTests {

    private static final byte[] CONTENT =
            "These are no weights. ".repeat(9_000).getBytes(StandardCharsets.UTF_8);
    private static final int PUBLISHED = 7;

    @TempDir Path folder;

    private final ScriptedNode mirror = new ScriptedNode();
    private final List<String> ranges = new ArrayList<>();
    private Weights weights;
    private WeightsFetch fetch;

    @BeforeEach
    void publish() throws Exception {
        var file = folder.resolve("published");
        Files.write(file, CONTENT);
        weights = new Weights("ggml-stand-in.bin", CONTENT.length, WeightsFetch.sha256(file));
        fetch = new WeightsFetch(mirror.baseUrl().resolve("/models/"));
        mirror.on("/models/ggml-stand-in.bin", this::serve);
    }

    @AfterEach
    void close() {
        mirror.close();
    }

    @Test
    void putsTheWholeFileIntoItsPlace() throws Exception {
        var file = fetch.into(folder, weights);

        assertThat(file).hasFileName("ggml-stand-in.bin").hasBinaryContent(CONTENT);
        assertThat(part()).doesNotExist();
    }

    @Test
    void goesOnWhereItBrokeOff() throws Exception {
        Files.write(part(), Arrays.copyOf(CONTENT, 5_000));

        assertThat(fetch.into(folder, weights)).hasBinaryContent(CONTENT);
        assertThat(ranges).containsExactly("bytes=5000-");
    }

    @Test
    void beginsAnewWhereTheServerKnowsNoRanges() throws Exception {
        Files.write(part(), new byte[PUBLISHED]);
        mirror.on("/models/ggml-stand-in.bin", exchange -> whole(exchange));

        assertThat(fetch.into(folder, weights)).hasBinaryContent(CONTENT);
    }

    @Test
    void keepsWhatCameWhenTheServerHangsUp() throws Exception {
        mirror.on("/models/ggml-stand-in.bin", ScriptedNode.truncated("These are no "));
        assertThatThrownBy(() -> fetch.into(folder, weights)).isInstanceOf(IOException.class);
        assertThat(Files.size(part())).isEqualTo(13);

        mirror.on("/models/ggml-stand-in.bin", this::serve);
        assertThat(fetch.into(folder, weights)).hasBinaryContent(CONTENT);
    }

    @Test
    void throwsAwayWhatIsNotThePublishedFile() {
        var forged = new Weights(weights.file(), weights.bytes(), "0".repeat(64));

        assertThatThrownBy(() -> fetch.into(folder, forged))
                .hasMessageContaining("not the file that was published");
        assertThat(part()).doesNotExist();
        assertThat(folder.resolve(weights.file())).doesNotExist();
    }

    @Test
    void stopsWhenMoreComesThanWasPublished() {
        var shorter = new Weights(weights.file(), 1_000, weights.sha256());

        assertThatThrownBy(() -> fetch.into(folder, shorter))
                .hasMessageContaining("more came than the file is long");
    }

    @Test
    void saysWhatTheServerAnswered() {
        mirror.on("/models/ggml-stand-in.bin", ScriptedNode.status(404, "?"));

        assertThatThrownBy(() -> fetch.into(folder, weights)).hasMessageContaining("404");
    }

    @Test
    void theDemoEngineStaysWhereNothingCanBeFetched() {
        var nowhere = URI.create("http://127.0.0.1:1/");
        var settings = new EmbeddedSettings(1, true, true, nowhere, "ggml-base.bin");
        try (var supply = new WeightsSupply(settings, folder)) {
            supply.tryOnce();
        }
        assertThat(ModelFile.speechIn(folder)).isEmpty();
    }

    private Path part() {
        return folder.resolve("ggml-stand-in.bin.part");
    }

    private void serve(HttpExchange exchange) throws IOException {
        var range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            whole(exchange);
            return;
        }
        ranges.add(range);
        int from = Integer.parseInt(range.replaceAll("\\D", ""));
        exchange.sendResponseHeaders(206, CONTENT.length - from);
        exchange.getResponseBody().write(CONTENT, from, CONTENT.length - from);
    }

    private static void whole(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, CONTENT.length);
        exchange.getResponseBody().write(CONTENT);
    }
}
