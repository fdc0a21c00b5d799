package app.sotto.dictation.editing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person did to an edited text: all of it is done, or nothing.
 *
 * @param number of the edition
 */
public record Change(int number, List<Splice> splices) {

    /**
     * Some passages in the place of others; a passage with the key of one that went is the same.
     */
    public record Splice(List<Gone> gone, List<Came> came) {}

    /**
     * A passage as it was seen.
     *
     * @param revision of the passage, so that nobody writes over what they have not seen
     */
    public record Gone(long key, int revision) {}

    /**
     * A passage as it is to be.
     *
     * @param place in the order of the text
     * @param start in milliseconds, where its times are known, as when something is undone
     * @param words its times, where they are known
     */
    public record Came(
            long key,
            double place,
            String text,
            @Nullable Double confidence,
            @Nullable Long start,
            @Nullable Long end,
            @Nullable String words) {}
}
