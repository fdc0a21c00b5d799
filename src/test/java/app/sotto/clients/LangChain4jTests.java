package app.sotto.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.browser.Clip;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiAudioTranscriptionModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** LangChain4j, unmodified. */
class LangChain4jTests extends RunningSotto {

    private static final String SAID = "This is what I said, word by word by word.";

    @Test
    void chats() throws IOException {
        assertThat(chat(TEXT, key()).chat(SAID)).isNotBlank();
    }

    @Test
    void streams() throws Exception {
        var model =
                OpenAiStreamingChatModel.builder()
                        .baseUrl(base() + "/v1")
                        .apiKey(key())
                        .modelName(TEXT)
                        .build();
        var told = new StringBuilder();
        var whole = new CompletableFuture<ChatResponse>();

        model.chat(
                SAID,
                new StreamingChatResponseHandler() {
                    @Override
                    public void onPartialResponse(String part) {
                        told.append(part);
                    }

                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        whole.complete(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        whole.completeExceptionally(error);
                    }
                });

        var response = whole.get(20, TimeUnit.SECONDS);
        assertThat(response.aiMessage().text()).isNotBlank().isEqualTo(told.toString());
        assertThat(response.tokenUsage().outputTokenCount()).isPositive();
    }

    @Test
    void callsTools() throws IOException {
        var weather =
                ToolSpecification.builder()
                        .name("weather")
                        .parameters(
                                JsonObjectSchema.builder()
                                        .addStringProperty("city")
                                        .required("city")
                                        .build())
                        .build();
        var answer =
                chat(TEXT, key())
                        .chat(
                                ChatRequest.builder()
                                        .messages(UserMessage.from(SAID))
                                        .toolSpecifications(weather)
                                        .toolChoice(ToolChoice.REQUIRED)
                                        .build());

        assertThat(answer.aiMessage().toolExecutionRequests().getFirst().name())
                .isEqualTo("weather");
    }

    @Test
    void embeds() throws IOException {
        var model =
                OpenAiEmbeddingModel.builder()
                        .baseUrl(base() + "/v1")
                        .apiKey(key())
                        .modelName(EMBEDDING)
                        .build();

        assertThat(model.embed("one").content().dimension()).isGreaterThan(8);
    }

    @Test
    void transcribes() throws IOException {
        var model =
                OpenAiAudioTranscriptionModel.builder()
                        .baseUrl(base() + "/v1")
                        .apiKey(key())
                        .modelName("whisper-1")
                        .build();
        var wav =
                Audio.builder()
                        .binaryData(Files.readAllBytes(Clip.file()))
                        .mimeType("audio/wav")
                        .build();

        assertThat(model.transcribeToText(wav)).startsWithIgnoringCase("simulated speech");
    }

    @Test
    void hasAClassForEveryFailure() throws IOException {
        assertThatThrownBy(() -> chat(TEXT, "sk-sotto-no_key").chat(SAID))
                .isInstanceOf(AuthenticationException.class);
        var unknown = chat("gpt-9", key());
        assertThatThrownBy(() -> unknown.chat(SAID)).isInstanceOf(ModelNotFoundException.class);
        var speech = chat(SPEECH, key());
        assertThatThrownBy(() -> speech.chat(SAID)).isInstanceOf(InvalidRequestException.class);
    }

    private OpenAiChatModel chat(String model, String key) {
        return OpenAiChatModel.builder()
                .baseUrl(base() + "/v1")
                .apiKey(key)
                .modelName(model)
                .maxRetries(0)
                .build();
    }
}
