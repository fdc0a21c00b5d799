package app.sotto.dictation.files;

import app.sotto.transcription.Joining;
import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a transcript into paragraphs: pieces small enough for a text model to rewrite faithfully,
 * ended at a long pause where there is one.
 */
final class Paragraphs {

    private static final int ENOUGH = 400;
    private static final int MOST = 1_600;
    private static final Duration LONG_PAUSE = Duration.ofMillis(1_500);

    private Paragraphs() {}

    static List<String> of(List<Segment> segments) {
        var paragraphs = new ArrayList<String>();
        var current = new ArrayList<Segment>();
        int length = 0;
        for (Segment segment : segments) {
            if (!current.isEmpty() && endsBefore(segment, current.getLast(), length)) {
                paragraphs.add(text(current));
                current.clear();
                length = 0;
            }
            current.add(segment);
            length += segment.text().length();
        }
        if (!current.isEmpty()) {
            paragraphs.add(text(current));
        }
        return paragraphs.stream().filter(text -> !text.isBlank()).toList();
    }

    private static boolean endsBefore(Segment next, Segment last, int length) {
        Duration pause = next.start().minus(last.end());
        return length + next.text().length() > MOST
                || (length >= ENOUGH && pause.compareTo(LONG_PAUSE) >= 0);
    }

    private static String text(List<Segment> segments) {
        return Joining.join(segments.stream().map(Segment::text).toList());
    }
}
