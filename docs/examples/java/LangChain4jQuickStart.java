// dev.langchain4j:langchain4j-open-ai
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.model.openai.OpenAiAudioTranscriptionModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class LangChain4jQuickStart {
    public static void main(String[] args) throws IOException {
        // Speech to text
        var speech = OpenAiAudioTranscriptionModel.builder()
                .baseUrl("http://localhost:8080/v1")
                .apiKey(System.getenv("SOTTO_API_KEY"))
                .modelName("whisper-1")
                .build();
        var wav = Audio.builder()
                .binaryData(Files.readAllBytes(Path.of("speech.wav")))
                .mimeType("audio/wav")
                .build();
        System.out.println(speech.transcribeToText(wav));

        // Chat, where a text model runs
        var chat = OpenAiChatModel.builder()
                .baseUrl("http://localhost:8080/v1")
                .apiKey(System.getenv("SOTTO_API_KEY"))
                .modelName("qwen2.5-14b")
                .build();
        System.out.println(chat.chat("Say hello in three words."));
    }
}
