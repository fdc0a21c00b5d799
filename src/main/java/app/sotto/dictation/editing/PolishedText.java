package app.sotto.dictation.editing;

import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Timing;
import app.sotto.polish.Polished.Kept;
import app.sotto.transcription.Transcript.Word;
import app.sotto.transcription.WordTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Polished text with times: its own segment by segment, where it was polished so; else paragraph by
 * paragraph, each word with the time of the same word in what was spoken.
 */
final class PolishedText {

    private final DictationDetail dictation;
    private final List<FinalSegment> segments;

    PolishedText(DictationDetail dictation, List<FinalSegment> segments) {
        this.dictation = dictation;
        this.segments = segments;
    }

    List<Passage> passages() {
        boolean bySegment =
                !segments.isEmpty() && segments.stream().allMatch(one -> one.polished() != null);
        return bySegment ? bySegment() : byParagraph();
    }

    private List<Passage> bySegment() {
        var passages = new ArrayList<Passage>();
        for (FinalSegment one : segments) {
            String text = one.polishedOrRaw();
            if (text.isBlank()) {
                continue; // it was a command, and said nothing
            }
            var words = WordTimes.of(text, one.words(), one.start(), one.end());
            passages.add(Passage.of(one, passages.size(), text, words, one.kept()));
        }
        return passages;
    }

    private List<Passage> byParagraph() {
        String text = Objects.requireNonNullElse(dictation.polished(), "");
        List<Line> lines = lines(text);
        List<Word> heard = segments.stream().flatMap(one -> one.words().stream()).toList();
        Duration end = segments.isEmpty() ? Duration.ZERO : segments.getLast().end();
        var words =
                TimedTexts.of(lines.stream().map(Line::text).toList(), heard, Duration.ZERO, end);
        var passages = new ArrayList<Passage>();
        for (int i = 0; i < lines.size(); i++) {
            passages.add(passage(i, lines.get(i), words.get(i)));
        }
        return passages;
    }

    private Passage passage(int place, Line line, List<Word> words) {
        Duration start = words.isEmpty() ? Duration.ZERO : words.getFirst().start();
        Duration end = words.isEmpty() ? start : words.getLast().end();
        return new Passage(
                place,
                0,
                place,
                start,
                end,
                line.text(),
                null,
                Timing.written(words, start),
                line.kept(dictation.kept()));
    }

    private static List<Line> lines(String text) {
        var lines = new ArrayList<Line>();
        int from = 0;
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                lines.add(new Line(from, line));
            }
            from += line.length() + 1;
        }
        return lines;
    }

    /** A line of the whole text, and where in it. */
    private record Line(int from, String text) {

        List<Kept> kept(List<Kept> all) {
            return all.stream()
                    .map(each ->
                            new Kept(
                                    Math.max(0, each.from() - from),
                                    Math.min(text.length(), each.to() - from),
                                    each.reason()))
                    .filter(each -> each.from() < each.to())
                    .toList();
        }
    }
}
