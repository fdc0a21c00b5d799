// com.openai:openai-java
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.nio.file.Path;

public class OpenAiQuickStart {
    public static void main(String[] args) {
        var client = OpenAIOkHttpClient.builder()
                .baseUrl("http://localhost:8080/v1")
                .apiKey(System.getenv("SOTTO_API_KEY"))
                .build();

        // Speech to text
        var heard = client.audio().transcriptions().create(TranscriptionCreateParams.builder()
                .file(Path.of("speech.wav"))
                .model("whisper-1")
                .build());
        System.out.println(heard.asTranscription().text());

        // Chat, where a text model runs
        var answer = client.chat().completions().create(ChatCompletionCreateParams.builder()
                .model("qwen2.5-14b")
                .addUserMessage("Say hello in three words.")
                .build());
        System.out.println(answer.choices().getFirst().message().content().orElseThrow());

        client.close();
    }
}
