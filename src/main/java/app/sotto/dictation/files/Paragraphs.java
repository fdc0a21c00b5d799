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

    /** Who pauses that long has come to the end of a sentence, or of a thought. */
    private static final Duration PAUSE = Duration.ofMillis(600);

    private Paragraphs() {}

    static List<Paragraph> of(List<Segment> segments) {
        var paragraphs = new ArrayList<Paragraph>();
        var current = new ArrayList<Segment>();
        int length = 0;
        for (Segment segment : segments) {
            if (!current.isEmpty() && endsBefore(segment, current.getLast(), length)) {
                paragraphs.add(new Paragraph(List.copyOf(current)));
                current.clear();
                length = 0;
            }
            current.add(segment);
            length += segment.text().length();
        }
        if (!current.isEmpty()) {
            paragraphs.add(new Paragraph(List.copyOf(current)));
        }
        return paragraphs.stream().filter(paragraph -> !paragraph.text().isBlank()).toList();
    }

    private static boolean endsBefore(Segment next, Segment last, int length) {
        Duration pause = pause(last, next);
        return length + next.text().length() > MOST
                || (length >= ENOUGH && pause.compareTo(LONG_PAUSE) >= 0);
    }

    private static Duration pause(Segment before, Segment after) {
        return after.start().minus(before.end());
    }

    private static String join(List<Segment> segments) {
        return Joining.join(segments.stream().map(Segment::text).toList());
    }

    /** What was said without a long pause. */
    record Paragraph(List<Segment> segments) {

        String text() {
            return join(segments);
        }

        /** Cut wherever the speaker paused: for text that came without punctuation. */
        List<String> phrases() {
            var phrases = new ArrayList<String>();
            int from = 0;
            for (int i = 1; i <= segments.size(); i++) {
                if (i == segments.size()
                        || pause(segments.get(i - 1), segments.get(i)).compareTo(PAUSE) >= 0) {
                    phrases.add(join(segments.subList(from, i)));
                    from = i;
                }
            }
            return phrases;
        }
    }
}
