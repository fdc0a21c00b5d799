package app.sotto.dictation.export;

import app.sotto.dictation.export.Manuscript.Paragraph;
import java.util.regex.Pattern;

/** Writes Markdown (CommonMark), in which what was said means nothing but itself. */
final class Markdown {

    private static final Pattern MEANS_SOMETHING = Pattern.compile("([\\\\`*_\\[\\]<>&#|~])");
    private static final Pattern BEGINS_A_LIST =
            Pattern.compile("^(\\s*)(\\d+)([.)])|^(\\s*)([-+])");

    private Markdown() {}

    static String written(Manuscript manuscript) {
        var text = new StringBuilder("# " + escaped(manuscript.title()) + "\n\n");
        text.append('*').append(escaped(manuscript.made())).append("*\n");
        for (Paragraph paragraph : manuscript.paragraphs()) {
            text.append('\n');
            if (paragraph.at() != null) {
                text.append("**").append(paragraph.clock()).append("** ");
            }
            text.append(escaped(paragraph.text())).append('\n');
        }
        return text.toString();
    }

    private static String escaped(String text) {
        String plain = MEANS_SOMETHING.matcher(text).replaceAll("\\\\$1");
        return BEGINS_A_LIST
                .matcher(plain)
                .replaceFirst(found ->
                        found.group(2) == null
                                ? found.group(4) + "\\\\" + found.group(5)
                                : found.group(1) + found.group(2) + "\\\\" + found.group(3));
    }
}
