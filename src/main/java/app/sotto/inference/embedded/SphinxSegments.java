package app.sotto.inference.embedded;

import app.sotto.inference.Recognition;
import app.sotto.inference.Recognition.Segment;
import app.sotto.inference.Recognition.Word;
import app.sotto.inference.embedded.SphinxRecogniser.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts the words of one window together into segments, parted where the speaker paused. */
final class SphinxSegments {

    private static final double PAUSE_SECONDS = 0.6;

    private SphinxSegments() {}

    static Recognition recognition(List<Heard> heard, double seconds) {
        var segments = new ArrayList<Segment>();
        var words = new ArrayList<Word>();
        for (var next : heard) {
            if (!words.isEmpty() && next.start() - words.getLast().end() >= PAUSE_SECONDS) {
                segments.add(segment(words));
                words.clear();
            }
            words.add(word(next, seconds));
        }
        if (!words.isEmpty()) {
            segments.add(segment(words));
        }
        var text = segments.stream().map(Segment::text).collect(Collectors.joining(" "));
        return new Recognition(text, "en", List.copyOf(segments));
    }

    private static Word word(Heard heard, double seconds) {
        double start = Math.min(heard.start(), seconds);
        return new Word(start, Math.clamp(heard.end(), start, seconds), spelled(heard.spelling()));
    }

    /** The dictionary writes everything small, the first person too. */
    private static String spelled(String word) {
        return word.equals("i") || word.startsWith("i'") ? "I" + word.substring(1) : word;
    }

    private static Segment segment(List<Word> words) {
        return new Segment(
                words.getFirst().start(),
                words.getLast().end(),
                words.stream().map(Word::text).collect(Collectors.joining(" ")),
                null,
                null,
                List.copyOf(words));
    }
}
