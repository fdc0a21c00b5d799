// org.springframework.ai:spring-ai-openai
import org.springframework.ai.audio.transcription.AudioTranscriptionPrompt;
import org.springframework.ai.openai.OpenAiAudioTranscriptionModel;
import org.springframework.ai.openai.OpenAiAudioTranscriptionOptions;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.core.io.FileSystemResource;

public class SpringAiQuickStart {
    public static void main(String[] args) {
        // Speech to text
        var speech = OpenAiAudioTranscriptionModel.builder()
                .options(OpenAiAudioTranscriptionOptions.builder()
                        .baseUrl("http://localhost:8080/v1")
                        .apiKey(System.getenv("SOTTO_API_KEY"))
                        .model("whisper-1")
                        .build())
                .build();
        var heard = speech.call(new AudioTranscriptionPrompt(new FileSystemResource("speech.wav")));
        System.out.println(heard.getResult().getOutput());

        // Chat, where a text model runs
        var chat = OpenAiChatModel.builder()
                .options(OpenAiChatOptions.builder()
                        .baseUrl("http://localhost:8080/v1")
                        .apiKey(System.getenv("SOTTO_API_KEY"))
                        .model("qwen2.5-14b")
                        .build())
                .build();
        System.out.println(chat.call("Say hello in three words."));
    }
}
