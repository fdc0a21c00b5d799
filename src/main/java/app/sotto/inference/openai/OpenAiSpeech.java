package app.sotto.inference.openai;

import app.sotto.inference.Lease;
import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechClient;
import app.sotto.inference.SpeechWindow;
import com.openai.core.JsonValue;
import com.openai.core.MultipartField;
import com.openai.core.http.HttpResponse;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams.TimestampGranularity;
import com.openai.models.audio.translations.TranslationCreateParams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Speech recognition through {@code /audio/transcriptions} and {@code /audio/translations}. */
@Component
@SuppressWarnings("deprecation") // OpenAI's name for translations, whose models are Whisper's alone
class OpenAiSpeech implements SpeechClient {

    private static final Duration BASE_LIMIT = Duration.ofSeconds(20);

    /** A GPU that needs more than three times as long as people spoke is out of order. */
    private static final double LIMIT_PER_SECOND_OF_AUDIO = 3;

    /** The demo engine may share its cores with everything else on the machine. */
    private static final double DEMO_LIMIT_PER_SECOND_OF_AUDIO = 15;

    private final NodeClients clients;
    private final NodeCall call;
    private final Set<URI> knowNoSegments = ConcurrentHashMap.newKeySet();

    OpenAiSpeech(NodeClients clients, NodeCall call) {
        this.clients = clients;
        this.call = call;
    }

    @Override
    public Recognition recognise(Lease lease, SpeechWindow window) {
        return call.answer(lease, () -> ask(lease, window));
    }

    private Recognition ask(Lease lease, SpeechWindow window) throws IOException, NodeFailure {
        if (knowNoSegments.contains(lease.baseUrl())) {
            return ask(lease, window, AudioResponseFormat.JSON);
        }
        try {
            return ask(lease, window, AudioResponseFormat.VERBOSE_JSON);
        } catch (RuntimeException e) {
            if (!NodeCall.describe(e).refusedTheForm()) {
                throw e;
            }
            var heard = ask(lease, window, AudioResponseFormat.JSON);
            knowNoSegments.add(lease.baseUrl());
            return heard;
        }
    }

    private Recognition ask(Lease lease, SpeechWindow window, AudioResponseFormat format)
            throws IOException, NodeFailure {
        var audio = clients.of(lease).audio();
        var limit = NodeCall.within(lease, limit(lease, window));
        if (window.translate()) {
            try (var response =
                    audio.translations()
                            .withRawResponse()
                            .create(translation(lease, window, format), limit)) {
                return read(response, window);
            }
        }
        try (var response =
                audio.transcriptions()
                        .withRawResponse()
                        .create(request(lease, window, format), limit)) {
            return read(response, window);
        }
    }

    private static Recognition read(HttpResponse response, SpeechWindow window)
            throws IOException, NodeFailure {
        return SpeechAnswer.read(NodeCall.body(response), window.seconds());
    }

    /** The language spoken is no field of OpenAI's here, but of vLLM's. */
    private static TranslationCreateParams translation(
            Lease lease, SpeechWindow window, AudioResponseFormat format) {
        var request =
                TranslationCreateParams.builder()
                        .file(wav(window))
                        .model(lease.model().id())
                        .responseFormat(
                                TranslationCreateParams.ResponseFormat.of(format.asString()))
                        .temperature(window.temperature());
        if (!window.language().equals("auto")) {
            request.putAdditionalBodyProperty("language", JsonValue.from(window.language()));
        }
        if (window.prompt() != null) {
            request.prompt(window.prompt());
        }
        return request.build();
    }

    private static TranscriptionCreateParams request(
            Lease lease, SpeechWindow window, AudioResponseFormat format) {
        var request =
                TranscriptionCreateParams.builder()
                        .file(wav(window))
                        .model(lease.model().id())
                        .responseFormat(format)
                        .temperature(window.temperature());
        if (format.equals(AudioResponseFormat.VERBOSE_JSON)) {
            request.timestampGranularities(
                    List.of(TimestampGranularity.SEGMENT, TimestampGranularity.WORD));
        }
        if (!window.language().equals("auto")) {
            request.language(window.language());
        }
        if (window.prompt() != null) {
            request.prompt(window.prompt());
        }
        return request.build();
    }

    private static MultipartField<InputStream> wav(SpeechWindow window) {
        return MultipartField.<InputStream>builder()
                .value(new ByteArrayInputStream(WavFile.of(window.samples())))
                .filename("window.wav")
                .contentType("audio/wav")
                .build();
    }

    private static Duration limit(Lease lease, SpeechWindow window) {
        double perSecond =
                lease.model().demo() ? DEMO_LIMIT_PER_SECOND_OF_AUDIO : LIMIT_PER_SECOND_OF_AUDIO;
        return BASE_LIMIT.plusMillis((long) (window.seconds() * perSecond * 1000));
    }
}
