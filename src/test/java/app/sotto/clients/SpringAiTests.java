package app.sotto.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.browser.Clip;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.ai.audio.transcription.AudioTranscriptionPrompt;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.openai.OpenAiAudioTranscriptionModel;
import org.springframework.ai.openai.OpenAiAudioTranscriptionOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.core.io.FileSystemResource;

/** Spring AI, unmodified. */
class SpringAiTests extends RunningSotto {

    private static final String SAID = "This is what I said, word by word by word.";

    @Test
    void chats() throws IOException {
        var answer = chat(TEXT, key()).call(new Prompt(SAID));

        assertThat(answer.getResult().getOutput().getText()).isNotBlank();
        assertThat(answer.getMetadata().getUsage().getTotalTokens()).isPositive();
    }

    @Test
    void streams() throws IOException {
        var words = chat(TEXT, key()).stream(SAID).collectList().block(Duration.ofSeconds(20));

        assertThat(words).hasSizeGreaterThan(1);
    }

    @Test
    void embeds() throws IOException {
        var model =
                OpenAiEmbeddingModel.builder()
                        .metadataMode(MetadataMode.EMBED)
                        .options(
                                OpenAiEmbeddingOptions.builder()
                                        .baseUrl(base() + "/v1")
                                        .apiKey(key())
                                        .model(EMBEDDING)
                                        .build())
                        .build();

        assertThat(model.embed("one")).hasSizeGreaterThan(8);
    }

    @Test
    void transcribes() throws IOException {
        var model =
                OpenAiAudioTranscriptionModel.builder()
                        .options(
                                OpenAiAudioTranscriptionOptions.builder()
                                        .baseUrl(base() + "/v1")
                                        .apiKey(key())
                                        .model("whisper-1")
                                        .build())
                        .build();

        var heard = model.call(new AudioTranscriptionPrompt(new FileSystemResource(Clip.file())));

        assertThat(heard.getResult().getOutput()).startsWithIgnoringCase("simulated speech");
    }

    @Test
    void hasAClassForFailures() throws IOException {
        var stranger = chat(TEXT, "sk-sotto-no_key");
        assertThatThrownBy(() -> stranger.call(SAID)).isInstanceOf(UnauthorizedException.class);
        var unknown = chat("gpt-9", key());
        assertThatThrownBy(() -> unknown.call(SAID)).isInstanceOf(NotFoundException.class);
    }

    private OpenAiChatModel chat(String model, String key) {
        return OpenAiChatModel.builder()
                .options(
                        OpenAiChatOptions.builder()
                                .baseUrl(base() + "/v1")
                                .apiKey(key)
                                .model(model)
                                .maxRetries(0)
                                .build())
                .build();
    }
}
