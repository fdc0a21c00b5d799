package app.sotto.dictation.editing;

import app.sotto.dictation.editing.Change.Came;
import app.sotto.dictation.library.Timing;
import app.sotto.transcription.Transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gives passages that came the times of those that went. */
final class Retiming {

    private Retiming() {}

    /**
     * @throws IllegalArgumentException when there are no times to be had
     */
    static List<Passage> of(List<Passage> gone, List<Came> came, int revision) {
        if (came.stream().allMatch(one -> one.words() != null)) {
            return came.stream().map(one -> asTold(one, revision)).toList();
        }
        List<Passage> before =
                gone.stream().sorted(Comparator.comparingDouble(Passage::place)).toList();
        if (before.isEmpty()) {
            throw new IllegalArgumentException("New text needs something that it stands for");
        }
        return timed(before, came, revision);
    }

    private static Passage asTold(Came one, int revision) {
        if (one.words() == null || one.start() == null || one.end() == null) {
            throw new IllegalArgumentException("Known times begin and end");
        }
        Duration start = Duration.ofMillis(one.start());
        Duration end = Duration.ofMillis(Math.max(one.start(), one.end()));
        List<Word> words = Timing.read(one.words(), one.text(), start);
        return passage(one, revision, start, end, words);
    }

    private static List<Passage> timed(List<Passage> before, List<Came> came, int revision) {
        Duration from = before.getFirst().start();
        Duration to = before.stream().map(Passage::end).max(Comparator.naturalOrder()).orElse(from);
        List<Word> heard = before.stream().flatMap(one -> one.words().stream()).toList();
        var words = TimedTexts.of(came.stream().map(Came::text).toList(), heard, from, to);
        var passages = new ArrayList<Passage>();
        for (int i = 0; i < came.size(); i++) {
            Duration start = i == 0 ? from : words.get(i).getFirst().start();
            Duration end = i == came.size() - 1 ? to : words.get(i).getLast().end();
            passages.add(passage(came.get(i), revision, start, later(start, end), words.get(i)));
        }
        return passages;
    }

    private static Passage passage(
            Came one, int revision, Duration start, Duration end, List<Word> words) {
        return new Passage(
                one.key(),
                revision,
                one.place(),
                start,
                end,
                one.text(),
                one.confidence(),
                Timing.written(words, start),
                List.of());
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
