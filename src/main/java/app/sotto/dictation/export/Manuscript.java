package app.sotto.dictation.export;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dictation as people read it.
 *
 * @param made when and how long, on one line
 */
record Manuscript(String title, String made, List<Paragraph> paragraphs) {

    /** Cut at empty lines: other line breaks stand within a paragraph. */
    static List<Paragraph> paragraphs(String text) {
        return Arrays.stream(text.split("\\n\\s*\\n", -1))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> new Paragraph(null, paragraph.strip()))
                .toList();
    }

    /**
     * @param at since the recording's start; null: without a time
     */
    record Paragraph(@Nullable Duration at, String text) {

        /** {@code 1:02:03}, or {@code 02:03} within the first hour; empty without a time. */
        String clock() {
            if (at == null) {
                return "";
            }
            String minutes = "%02d:%02d".formatted(at.toMinutesPart(), at.toSecondsPart());
            return at.toHours() == 0 ? minutes : at.toHours() + ":" + minutes;
        }
    }
}
