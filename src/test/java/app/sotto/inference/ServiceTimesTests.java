package app.sotto.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.sotto.inference.ServiceTimes.Speech;
import app.sotto.inference.ServiceTimes.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The service times that come with the build, held to what the field says of these cards. */
class ServiceTimesTests {

    private static final double H100_BYTES_PER_SECOND = 3.35e12;

    private final ServiceTimes times = ServiceTimes.bundled();

    @Test
    void knowsEveryModelOnEveryCard() {
        for (var card : new String[] {"h100-sxm", "h200-sxm"}) {
            for (var model :
                    new String[] {
                        "whisper-large-v3",
                        "whisper-large-v3-turbo",
                        "qwen2.5-7b",
                        "qwen2.5-14b",
                        "qwen2.5-32b",
                        "qwen2.5-72b",
                        "bge-m3"
                    }) {
                assertThat(times.of(model, card).contextTokens()).isPositive();
            }
        }
    }

    @Test
    void namesWhatThereIsWhenAskedForSomethingElse() {
        assertThatThrownBy(() -> times.of("whisper-9", "h100-sxm"))
                .hasMessageContaining("whisper-9")
                .hasMessageContaining("whisper-large-v3-turbo")
                .hasMessageContaining("h200-sxm");
    }

    @Test
    void staysBelowWhatWhisperCanDoAtMost() {
        for (var speech : times.speech()) {
            var fastest = speech.saturatedPerSecond().points().lastEntry().getValue();
            assertThat(fastest * 30).isLessThan(2100);
        }
    }

    @Test
    void givesTheWindowsThatAnH100IsPlannedWith() {
        var whisper = (Speech) times.of("whisper-large-v3", "h100-sxm");
        assertThat(whisper.saturatedPerSecond().at(24)).isCloseTo(24, within(3.0));
        assertThat(whisper.maxRunning()).isEqualTo(24);
    }

    @Test
    void writesNoFasterThanTheWeightsCanBeRead() {
        var qwen = (Text) times.of("qwen2.5-32b", "h100-sxm");
        double limit = H100_BYTES_PER_SECOND / (32.5e9 * 2);
        assertThat(1 / qwen.decodeStepSeconds().at(1)).isBetween(limit / 2, limit);
    }

    @Test
    void agreesWithItself() {
        for (var text : times.text()) {
            int running = text.saturatedPerSecond().points().lastKey();
            var reference = text.reference();
            double request =
                    reference.promptTokens() / text.prefillTokensPerSecond().value()
                            + reference.outputTokens()
                                    * text.decodeStepSeconds().at(running)
                                    / running;
            assertThat(text.saturatedPerSecond().at(running)).isCloseTo(1 / request, within(0.02));
        }
    }

    @Test
    void goesStraightFromPointToPoint() {
        var steps = ((Text) times.of("qwen2.5-14b", "h100-sxm")).decodeStepSeconds();
        double eight = steps.at(8);
        double sixteen = steps.at(16);
        assertThat(steps.at(12)).isCloseTo((eight + sixteen) / 2, within(1e-9));
        assertThat(steps.at(0)).isEqualTo(steps.at(1));
        assertThat(steps.at(512)).isGreaterThan(steps.at(256));
    }

    @Test
    void saysWhatIsWrongWithAFigure() throws IOException {
        assertWrong(
                "\"kind\": \"derived\"", "\"kind\": \"guessed\"", "hostSeconds.kind is 'guessed'");
        assertWrong(
                "\"value\": 448", "\"value\": -1", "speech[0].contextTokens has to be a number");
        assertWrong("\"1\": 0.008232", "\"no\": 0.008232", "has a batch of 'no'");
        assertThatThrownBy(() -> read("{")).hasMessageContaining("no JSON");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("form 1");
    }

    private static void assertWrong(String right, String wrong, String message) throws IOException {
        var file = file();
        assertThat(file).contains(right);
        var broken = file.replaceFirst(Pattern.quote(right), wrong);
        assertThatThrownBy(() -> read(broken)).hasMessageContaining(message);
    }

    private static String file() throws IOException {
        try (var in = ServiceTimes.class.getResourceAsStream("service-times.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ServiceTimes read(String json) {
        return ServiceTimes.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
