package app.sotto.transcription.files;

import app.sotto.inference.Recognition;
import app.sotto.transcription.Joining;
import app.sotto.transcription.Survey.Stretch;
import app.sotto.transcription.Transcript.Decoding;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.Transcript.Word;
import app.sotto.transcription.wording.Times;
import app.sotto.transcription.wording.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was heard in a window into segments of the whole recording: on our own offsets, cut at
 * sentence ends and at pauses between words, with times kept inside the window.
 */
final class Stitching {

    /** A pause between two words that begins a new segment. */
    private static final Duration PAUSE = Duration.ofMillis(900);

    private Stitching() {}

    static List<Segment> segments(Recognition heard, Stretch window) {
        Duration offset = Times.at(window.from());
        Duration end = Times.at(window.to());
        if (heard.segments().isEmpty()) {
            List<String> tokens = Tokens.of(heard.text());
            var unsaid = new Decoding(offset, null, null, null, null);
            return cut(tokens, Times.spread(tokens, offset, end), null, unsaid);
        }
        List<Segment> segments = new ArrayList<>();
        for (Recognition.Segment segment : heard.segments()) {
            segments.addAll(segments(segment, offset, end));
        }
        return segments;
    }

    private static List<Segment> segments(
            Recognition.Segment heard, Duration offset, Duration windowEnd) {
        List<String> tokens = Tokens.of(heard.text());
        List<Word> words = Times.own(heard.words(), offset);
        if (words.size() != tokens.size()) {
            Duration start = earlier(Times.after(offset, heard.start()), windowEnd);
            Duration end = earlier(Times.after(offset, heard.end()), windowEnd);
            words = Times.spread(tokens, start, end);
        }
        Double logprob = heard.avgLogprob();
        return cut(
                tokens,
                words,
                logprob == null ? null : Math.clamp(Math.exp(logprob), 0, 1),
                new Decoding(
                        offset,
                        heard.temperature(),
                        logprob,
                        heard.compressionRatio(),
                        heard.noSpeechProb()));
    }

    /** One word a token: cut after each sentence and before each pause. */
    private static List<Segment> cut(
            List<String> tokens, List<Word> words, @Nullable Double confidence, Decoding decoding) {
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (i + 1 == tokens.size()
                    || Tokens.endsSentence(tokens.get(i))
                    || words.get(i + 1).start().minus(words.get(i).end()).compareTo(PAUSE) > 0) {
                segments.add(
                        new Segment(
                                words.get(from).start(),
                                words.get(i).end(),
                                Joining.tokens(tokens.subList(from, i + 1)),
                                confidence,
                                List.copyOf(words.subList(from, i + 1)),
                                decoding));
                from = i + 1;
            }
        }
        return segments;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
