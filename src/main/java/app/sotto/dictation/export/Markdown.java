package app.sotto.dictation.export;

import app.sotto.dictation.export.Manuscript.Paragraph;
import java.util.regex.Pattern;

/** Writes Markdown (CommonMark), in which what was said means nothing but itself. */
final class Markdown {

    private static final Pattern MEANS_SOMETHING = Pattern.compile("([\\\\`*_\\[\\]<>&#|~])");
    private static final String BULLET = "•";
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
            text.append(lines(paragraph.text())).append('\n');
        }
        return text.toString();
    }

    /** A line break is a hard one; bullets make a list. */
    private static String lines(String text) {
        String all = text.replaceAll("(?m)^" + BULLET + "\\s*", BULLET);
        var lines = new StringBuilder();
        String before = "";
        for (String line : all.split("\n", -1)) {
            lines.append(before.isEmpty() ? "" : between(before, line));
            lines.append(isItem(line) ? "- " + escaped(line.substring(1)) : escaped(line));
            before = line;
        }
        return lines.toString();
    }

    private static String between(String line, String next) {
        if (isItem(line) && isItem(next)) {
            return "\n";
        }
        return isItem(line) || isItem(next) ? "\n\n" : "\\\n";
    }

    private static boolean isItem(String line) {
        return line.startsWith(BULLET);
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
