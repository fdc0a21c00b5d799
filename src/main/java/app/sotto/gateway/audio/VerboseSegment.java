package app.sotto.gateway.audio;

import app.sotto.transcription.Transcript.Decoding;
import app.sotto.transcription.Transcript.Segment;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * OpenAI's segment. What neither the engine nor the audio tells is left out.
 *
 * @param seek where the audio began that the model was given, in hundredths of a second
 * @param start in seconds
 * @param tokens always empty: they mean nothing outside of the model
 * @param avgLogprob mean log probability of the tokens, if the engine says
 * @param compressionRatio of the text by zlib, as Whisper reckons it
 * @param noSpeechProb the engine's, or else how much of the segment the voice detector finds silent
 * @param confidence 0 to 1, if the engine says
 */
@Schema(name = "Segment")
@JsonInclude(Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record VerboseSegment(
        int id,
        long seek,
        double start,
        double end,
        String text,
        List<Integer> tokens,
        double temperature,
        @Nullable Double avgLogprob,
        double compressionRatio,
        @Nullable Double noSpeechProb,
        @Nullable Double confidence) {

    private static final Decoding UNKNOWN = new Decoding(Duration.ZERO, null, null, null, null);

    /**
     * Numbers them from 0.
     *
     * @param temperature asked for
     */
    public static List<VerboseSegment> all(List<Segment> segments, double temperature) {
        var numbered = new ArrayList<VerboseSegment>();
        for (Segment segment : segments) {
            numbered.add(of(numbered.size(), segment, temperature));
        }
        return numbered;
    }

    private static VerboseSegment of(int id, Segment segment, double asked) {
        Decoding known = segment.decoding();
        Decoding decoding = known == null ? UNKNOWN : known;
        Double temperature = decoding.temperature();
        Double ratio = decoding.compressionRatio();
        Double logprob = decoding.avgLogprob();
        var window = known == null ? segment.start() : known.window();
        return new VerboseSegment(
                id,
                window.toMillis() / 10,
                VerboseTranscription.seconds(segment.start()),
                VerboseTranscription.seconds(segment.end()),
                segment.text(),
                List.of(),
                temperature == null ? asked : temperature,
                logprob == null ? logarithm(segment.confidence()) : logprob,
                ratio == null ? compression(segment.text()) : ratio,
                decoding.noSpeechProb(),
                segment.confidence());
    }

    private static @Nullable Double logarithm(@Nullable Double confidence) {
        return confidence == null || confidence <= 0 ? null : Math.log(confidence);
    }

    /** OpenAI, {@code whisper/utils.py}: the bytes of the text over those of its zlib form. */
    private static double compression(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var zlib = new Deflater()) {
            zlib.setInput(bytes);
            zlib.finish();
            int compressed = zlib.deflate(new byte[bytes.length + 64]);
            return compressed == 0 ? 1 : (double) bytes.length / compressed;
        }
    }
}
