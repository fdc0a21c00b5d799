package app.sotto.transcription.live;

import app.sotto.transcription.Joining;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model is told beforehand: the words to expect, and the last that was said. */
final class Context {

    private static final int CHARACTERS = 200;

    private final String expected;
    private String said = "";

    Context(@Nullable String expected) {
        this.expected = expected == null ? "" : expected;
    }

    void add(String text) {
        String all = Joining.join(List.of(said, text));
        said = all.length() <= CHARACTERS ? all : tail(all);
    }

    /** The last characters, from the beginning of a word where words are written apart. */
    private static String tail(String all) {
        String end = all.substring(all.length() - CHARACTERS);
        int space = end.indexOf(' ');
        return space < 0 || space > CHARACTERS / 2 ? end : end.substring(space + 1);
    }

    @Nullable String prompt() {
        String prompt = Joining.join(List.of(expected, said));
        return prompt.isEmpty() ? null : prompt;
    }
}
