package app.sotto.transcription.live;

import app.sotto.inference.Recognition;
import app.sotto.transcription.Joining;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.Transcript.Word;
import app.sotto.transcription.wording.Times;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Makes the final segment of a piece. */
final class Segments {

    private Segments() {}

    /** The engine's own word times if it gave one a token, otherwise estimates. */
    static Segment of(Piece piece, List<String> tokens, Recognition heard) {
        Duration start = Times.at(piece.from);
        Duration end = Times.at(piece.to());
        List<Word> words =
                heard.segments().stream()
                        .flatMap(s -> Times.own(s.words(), start).stream())
                        .toList();
        if (words.size() != tokens.size()) {
            words = Times.spread(tokens, start, end);
        }
        return new Segment(start, end, Joining.tokens(tokens), confidence(heard), words);
    }

    private static @Nullable Double confidence(Recognition heard) {
        OptionalDouble logprob =
                heard.segments().stream()
                        .map(Recognition.Segment::avgLogprob)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .average();
        return logprob.isEmpty() ? null : Math.clamp(Math.exp(logprob.getAsDouble()), 0, 1);
    }
}
