package app.sotto.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.sotto.inference.Models;
import app.sotto.inference.simulated.Fault;
import app.sotto.inference.simulated.Fault.Kind;
import app.sotto.inference.simulated.NodeOptions;
import app.sotto.inference.simulated.SimulatedNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.SseException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolChoiceOption;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** OpenAI's own client for Java, unmodified, over every call and every kind of failure. */
@RelayTest
@Timeout(60)
class OpenAiClientTests {

    private static final String QWEN = "qwen2.5-14b";
    private static final SimulatedNode node =
            SimulatedNode.start(NodeOptions.serving(QWEN, "bge-m3").withSpeed(50));

    @LocalServerPort int port;
    @Autowired FakeAllowance allowance;
    @Autowired Models models;

    private OpenAIClient openAi;

    @DynamicPropertySource
    static void nodes(DynamicPropertyRegistry registry) {
        registry.add("sotto.nodes", () -> node.baseUrl().toString());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void connect() {
        node.faults().clear();
        allowance.reset();
        openAi = client(RelayServer.KEY);
        await().atMost(Duration.ofSeconds(10)).until(() -> models.available().size() == 2);
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://127.0.0.1:" + port + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .responseValidation(true)
                .build();
    }

    @Test
    void chats() {
        var answer = openAi.chat().completions().create(chat().build());

        assertThat(answer.choices().getFirst().message().content().orElseThrow())
                .contains("what I said");
        assertThat(answer.usage().orElseThrow().completionTokens())
                .isEqualTo(allowance.settled.getFirst().tokens().completion());
    }

    @Test
    void streams() {
        try (var stream = openAi.chat().completions().createStreaming(chat().build())) {
            var chunks = stream.stream().toList();

            assertThat(chunks).allMatch(chunk -> !chunk.choices().isEmpty());
            assertThat(chunks)
                    .extracting(chunk -> chunk.choices().getFirst().delta().content().orElse(""))
                    .satisfies(words ->
                            assertThat(words.stream().collect(Collectors.joining()))
                                    .contains("what I said"));
        }
        assertThat(allowance.settled).hasSize(1);
    }

    @Test
    void streamsTheUsageWhereItIsAskedFor() {
        var wanted = ChatCompletionStreamOptions.builder().includeUsage(true).build();
        var request = chat().streamOptions(wanted).build();
        try (var stream = openAi.chat().completions().createStreaming(request)) {
            var last = stream.stream().toList().getLast();

            assertThat(last.usage().orElseThrow().completionTokens())
                    .isEqualTo(allowance.settled.getFirst().tokens().completion());
        }
    }

    @Test
    void callsTools() {
        var parameters =
                FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty(
                                "properties",
                                JsonValue.from(Map.of("city", Map.of("type", "string"))))
                        .putAdditionalProperty("required", JsonValue.from(List.of("city")))
                        .build();
        var tool =
                ChatCompletionFunctionTool.builder()
                        .function(
                                FunctionDefinition.builder()
                                        .name("weather")
                                        .parameters(parameters)
                                        .build())
                        .build();

        var answer =
                openAi.chat()
                        .completions()
                        .create(
                                chat().addTool(tool)
                                        .toolChoice(ChatCompletionToolChoiceOption.Auto.REQUIRED)
                                        .build());

        var call = answer.choices().getFirst().message().toolCalls().orElseThrow().getFirst();
        assertThat(call.asFunction().function().name()).isEqualTo("weather");
        assertThat(
                        JsonMapper.shared()
                                .readTree(call.asFunction().function().arguments())
                                .has("city"))
                .isTrue();
    }

    @Test
    void keepsToASchema() {
        var schema =
                ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty(
                                "properties",
                                JsonValue.from(Map.of("count", Map.of("type", "integer"))))
                        .putAdditionalProperty("required", JsonValue.from(List.of("count")))
                        .build();
        var format =
                ResponseFormatJsonSchema.builder()
                        .jsonSchema(
                                ResponseFormatJsonSchema.JsonSchema.builder()
                                        .name("answer")
                                        .schema(schema)
                                        .build())
                        .build();

        var answer = openAi.chat().completions().create(chat().responseFormat(format).build());

        var text = answer.choices().getFirst().message().content().orElseThrow();
        assertThat(JsonMapper.shared().readTree(text).path("count").isIntegralNumber()).isTrue();
    }

    @Test
    void passesPicturesOnAndHoldsForThem() {
        var picture =
                ChatCompletionContentPartImage.builder()
                        .imageUrl(
                                ChatCompletionContentPartImage.ImageUrl.builder()
                                        .url("data:image/png;base64," + "A".repeat(100_000))
                                        .build())
                        .build();
        var question = ChatCompletionContentPartText.builder().text("What is that?").build();

        var answer =
                openAi.chat()
                        .completions()
                        .create(
                                ChatCompletionCreateParams.builder()
                                        .model(QWEN)
                                        .maxCompletionTokens(50)
                                        .addUserMessageOfArrayOfContentParts(
                                                List.of(
                                                        ChatCompletionContentPart.ofText(question),
                                                        ChatCompletionContentPart.ofImageUrl(
                                                                picture)))
                                        .build());

        assertThat(answer.choices()).hasSize(1);
        assertThat(allowance.lastHeld.estimate().tokens()).isBetween(1074L, 1200L);
    }

    @Test
    void embeds() {
        var answer =
                openAi.embeddings()
                        .create(
                                EmbeddingCreateParams.builder()
                                        .model("bge-m3")
                                        .inputOfArrayOfStrings(List.of("one", "two"))
                                        .build());

        assertThat(answer.data()).hasSize(2);
        assertThat(answer.data().getFirst().embedding()).hasSizeGreaterThan(8);
        assertThat(answer.usage().promptTokens())
                .isEqualTo(allowance.settled.getFirst().tokens().prompt());
    }

    @Test
    void listsModels() {
        assertThat(openAi.models().list().data())
                .extracting(model -> model.id())
                .contains(QWEN, "bge-m3");
        assertThat(openAi.models().retrieve(QWEN).id()).isEqualTo(QWEN);
    }

    @Test
    void hasAClassForEveryFailure() {
        assertThatThrownBy(() -> client("sk-sotto-x_y").chat().completions().create(chat().build()))
                .isInstanceOf(UnauthorizedException.class);
        assertFails(chat().model("gpt-9"), NotFoundException.class);
        assertFails(chat().temperature(9.0), BadRequestException.class);
        allowance.left = 1;
        assertFails(chat(), RateLimitException.class);
        allowance.left = 100_000;
        node.faults().add(Fault.of(Kind.ERROR));
        assertFails(chat(), InternalServerException.class);
        assertThat(allowance.held).isEmpty();
    }

    @Test
    void throwsWhenANodeFailsInTheMiddleOfAStream() {
        node.faults().add(Fault.of(Kind.RESET));
        try (var stream = openAi.chat().completions().createStreaming(chat().build())) {
            assertThatThrownBy(() -> stream.stream().toList())
                    .isInstanceOf(SseException.class)
                    .hasMessageContaining("failed");
        }
    }

    private void assertFails(
            ChatCompletionCreateParams.Builder chat, Class<? extends Exception> how) {
        assertThatThrownBy(() -> openAi.chat().completions().create(chat.build()))
                .isInstanceOf(how);
    }

    private static ChatCompletionCreateParams.Builder chat() {
        return ChatCompletionCreateParams.builder()
                .model(QWEN)
                .maxCompletionTokens(64)
                .addSystemMessage("You correct dictated text.")
                .addUserMessage("This is what I said, word by word by word.");
    }
}
