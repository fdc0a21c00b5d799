package app.sotto.dictation.editing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage as the page reads it; see frontend/player/passage.ts.
 *
 * @param start in milliseconds
 * @param words the times of its words, as {@link app.sotto.dictation.library.Timing} writes them
 */
public record WrittenPassage(
        long key,
        int revision,
        double place,
        long start,
        long end,
        String text,
        String words,
        @Nullable Double confidence,
        List<Mark> kept) {

    /** A sentence that stands as it was spoken. */
    public record Mark(int from, int to, String reason) {}

    public static WrittenPassage of(Passage one) {
        return new WrittenPassage(
                one.key(),
                one.revision(),
                one.place(),
                one.start().toMillis(),
                one.end().toMillis(),
                one.text(),
                one.timing(),
                one.confidence(),
                one.kept().stream()
                        .map(each -> new Mark(each.from(), each.to(), each.reason().name()))
                        .toList());
    }
}
