package app.sotto.inference.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import app.sotto.inference.embedded.OpenedNode;
import app.sotto.inference.nodes.RequiredFigures;
import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.transcriptions.TranscriptionVerbose;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Sotto needs of a node, asked through OpenAI's own client with its validation on: of the
 * simulated node and the embedded one always, and unchanged of real ones with {@code
 * -Dsotto.conformance.nodes=http://host:8001/v1,…} (and {@code -Dsotto.conformance.key=…}). What a
 * node does not serve is skipped in plain sight.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("nodes")
class NodeConformanceTests {

    private static final byte[] SPEECH = Wav.first(4, OpenedNode.speech());
    private static final List<String> REQUIRED =
            List.of(
                    "num_requests_running",
                    "num_requests_waiting",
                    "request_success_total",
                    "e2e_request_latency_seconds_bucket");
    private static final List<String> REQUIRED_OF_VLLM =
            List.of(
                    "kv_cache_usage_perc",
                    "num_preemptions_total",
                    "prompt_tokens_total",
                    "generation_tokens_total",
                    "time_to_first_token_seconds_bucket",
                    "time_to_first_token_seconds_sum",
                    "time_to_first_token_seconds_count",
                    "inter_token_latency_seconds_bucket",
                    "e2e_request_latency_seconds_bucket",
                    "request_queue_time_seconds_bucket");
    private static final Pattern METRIC =
            Pattern.compile(
                    "[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"[^\"]*\",?)*})? "
                            + "[-+]?([0-9.]+([eE][-+]?[0-9]+)?|Inf|NaN)( [0-9]+)?");

    @Parameter ConformingNode node;

    static Stream<ConformingNode> nodes() {
        return ConformingNode.all();
    }

    @AfterAll
    static void close() {
        ConformingNode.closeAll();
    }

    @Test
    void listsItsModels() {
        var models = node.caller().openAi.models().list().data();
        assertThat(models).isNotEmpty().allMatch(model -> !model.id().isBlank());
    }

    @Test
    void isHealthy() throws Exception {
        assertThat(node.caller().get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void transcribesToJson() throws Exception {
        var heard =
                node.caller()
                        .openAi
                        .audio()
                        .transcriptions()
                        .create(
                                NodeCaller.form(node.speech(), SPEECH, AudioResponseFormat.JSON)
                                        .build())
                        .asTranscription();
        assertThat(heard.text()).isNotNull();
    }

    @Test
    void transcribesToText() throws Exception {
        var heard = node.caller().transcribe(node.speech(), SPEECH, AudioResponseFormat.TEXT);
        assertThat(heard).doesNotStartWith("<");
    }

    /** vLLM writes the duration as a string and no probability of silence: mended, then checked. */
    @Test
    void transcribesToSegments() throws Exception {
        var raw = node.caller().transcribe(node.speech(), SPEECH, AudioResponseFormat.VERBOSE_JSON);
        var json = (ObjectNode) JsonMapper.shared().readTree(raw);
        json.put("duration", Double.parseDouble(json.path("duration").asString()));
        if (node.embedded()) {
            json.remove("segments");
        }
        for (var segment : json.path("segments")) {
            if (segment.path("no_speech_prob").isNull()) {
                ((ObjectNode) segment).put("no_speech_prob", 0);
            }
        }
        var heard =
                ObjectMappers.jsonMapper().readValue(json.toString(), TranscriptionVerbose.class);
        heard.validate();
        assertThat(heard.duration()).isBetween(3.9, 4.1);
        heard.segments()
                .orElse(List.of())
                .forEach(segment -> {
                    assertThat(segment.start()).isBetween(0.0, 30.0);
                    assertThat(segment.end()).isBetween(segment.start(), 30.0);
                });
    }

    @Test
    void streamsTranscriptions() {
        onlyLikeVllm();
        var events = node.caller().streamTranscription(node.speech(), SPEECH);
        assertThat(events).isNotEmpty();
        assertThat(events)
                .allMatch(event ->
                        event.path("object").asString("").equals("transcription.chunk")
                                && event.path("created").isNumber());
        assertThat(events.getLast().path("usage").path("completion_tokens").isNumber()).isTrue();
    }

    @Test
    void refusesWhatIsNoSound() {
        var speech = node.speech();
        assertThatThrownBy(() ->
                        node.caller().transcribe(speech, new byte[64], AudioResponseFormat.JSON))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void refusesAnUnknownFormat() {
        var speech = node.speech();
        assertThatThrownBy(() ->
                        node.caller()
                                .transcribe(speech, Wav.noise(1), AudioResponseFormat.of("poem")))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void refusesAnUnknownModel() {
        var chat = chat("no-such-model").build();
        assertThatThrownBy(() -> node.caller().openAi.chat().completions().create(chat))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void writesInOnePiece() {
        var answer = node.caller().openAi.chat().completions().create(chat(node.text()).build());
        assertThat(answer.choices()).hasSize(1);
        assertThat(answer.choices().getFirst().message().content()).isPresent();
        assertThat(answer.usage().orElseThrow().promptTokens()).isPositive();
    }

    @Test
    void writesAsAStreamAndCountsAtItsEnd() {
        var request =
                chat(node.text())
                        .streamOptions(
                                ChatCompletionStreamOptions.builder().includeUsage(true).build())
                        .build();
        try (var stream = node.caller().openAi.chat().completions().createStreaming(request)) {
            var chunks = stream.stream().toList();
            assertThat(chunks).hasSizeGreaterThan(2);
            assertThat(chunks.getLast().usage().orElseThrow().completionTokens()).isPositive();
            assertThat(chunks)
                    .anyMatch(chunk ->
                            chunk.choices().stream()
                                    .anyMatch(choice -> choice.finishReason().isPresent()));
        }
    }

    @Test
    void keepsToItsLimitOfTokens() {
        var answer =
                node.caller()
                        .openAi
                        .chat()
                        .completions()
                        .create(chat(node.text()).maxCompletionTokens(2).build());
        assertThat(answer.usage().orElseThrow().completionTokens()).isLessThanOrEqualTo(2);
        assertThat(answer.choices().getFirst().finishReason().asString()).isEqualTo("length");
    }

    @Test
    void keepsToASchema() {
        var properties =
                Map.of(
                        "mood", Map.of("type", "string", "enum", List.of("good", "bad")),
                        "count", Map.of("type", "integer"));
        var schema =
                ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty("properties", JsonValue.from(properties))
                        .putAdditionalProperty("required", JsonValue.from(List.of("mood", "count")))
                        .build();
        var format =
                ResponseFormatJsonSchema.builder()
                        .jsonSchema(
                                ResponseFormatJsonSchema.JsonSchema.builder()
                                        .name("answer")
                                        .schema(schema)
                                        .build())
                        .build();
        var answer =
                node.caller()
                        .openAi
                        .chat()
                        .completions()
                        .create(chat(node.text()).responseFormat(format).build());
        var json =
                JsonMapper.shared()
                        .readTree(answer.choices().getFirst().message().content().orElseThrow());
        assertThat(json.path("mood").asString()).isIn("good", "bad");
        assertThat(json.path("count").isIntegralNumber()).isTrue();
    }

    @Test
    void embeds() {
        var answer =
                node.caller()
                        .openAi
                        .embeddings()
                        .create(
                                EmbeddingCreateParams.builder()
                                        .model(node.embedding())
                                        .inputOfArrayOfStrings(List.of("one", "two"))
                                        .build());
        assertThat(answer.data()).hasSize(2);
        assertThat(answer.data().getFirst().embedding()).hasSizeGreaterThan(8);
    }

    @Test
    void countsUnderTheNamesThatTheEngineProfileNeeds() throws Exception {
        var page = node.caller().get("/metrics");
        assertThat(page.statusCode()).isEqualTo(200);
        var lines =
                page.body()
                        .lines()
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .toList();
        assertThat(lines).allMatch(line -> METRIC.matcher(line).matches());
        assertThat(RequiredFigures.missing(page.body())).isEmpty();
        var required = node.embedded() ? REQUIRED : REQUIRED_OF_VLLM;
        assertThat(required)
                .allMatch(name ->
                        lines.stream()
                                .anyMatch(line ->
                                        line.startsWith("vllm:" + name + "{")
                                                || line.startsWith("vllm:" + name + " ")));
        if (!node.embedded()) {
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("vllm:num_requests_running"))
                    .allMatch(line -> line.contains("model_name=\"") && line.contains("engine=\""));
        }
    }

    private void onlyLikeVllm() {
        if (node.embedded()) {
            abort("The embedded node answers in one piece");
        }
    }

    private static ChatCompletionCreateParams.Builder chat(String model) {
        return ChatCompletionCreateParams.builder()
                .model(Objects.requireNonNull(model))
                .temperature(0)
                .maxCompletionTokens(64)
                .addSystemMessage("You correct dictated text.")
                .addUserMessage("so this is what i said");
    }
}
