package app.sotto.polish.script;

import java.util.ArrayDeque;
import java.util.Deque;

/** Quotation marks that are open on a line, and how the script writes them. */
final class Quotes {

    private final boolean corners;
    private final Deque<Open> open = new ArrayDeque<>();

    /**
     * @param mark as it came
     * @param chinese whether it is written the Chinese way
     */
    private record Open(char mark, boolean chinese) {}

    /**
     * @param corners 「」 rather than “”
     */
    Quotes(boolean corners) {
        this.corners = corners;
    }

    void newLine() {
        open.clear();
    }

    /** Whether this opens a quotation; a straight mark does where none is open. */
    boolean opens(char mark) {
        return "“‘「『".indexOf(mark) >= 0
                || (mark == '"' && open.stream().noneMatch(each -> each.mark() == '"'));
    }

    /** The mark to write. */
    char opened(char mark, boolean chinese) {
        boolean inner = mark == '"' ? open.stream().anyMatch(Open::chinese) : inner(mark);
        open.push(new Open(mark, chinese));
        return chinese ? (inner ? (corners ? '『' : '‘') : (corners ? '「' : '“')) : mark;
    }

    /**
     * Whether what this closes is written the Chinese way.
     *
     * @param alone the answer where nothing is open
     */
    boolean closes(char mark, boolean alone) {
        char opening = opening(mark);
        while (open.stream().anyMatch(each -> each.mark() == opening)) {
            Open last = open.pop();
            if (last.mark() == opening) {
                return last.chinese();
            }
        }
        return alone;
    }

    /** The mark to write. */
    char closed(char mark) {
        boolean inner = mark == '"' ? open.stream().anyMatch(Open::chinese) : inner(mark);
        return inner ? (corners ? '』' : '’') : (corners ? '」' : '”');
    }

    boolean opened(char mark) {
        return open.stream().anyMatch(each -> each.mark() == mark);
    }

    private static boolean inner(char mark) {
        return "‘’『』".indexOf(mark) >= 0;
    }

    private static char opening(char mark) {
        return switch (mark) {
            case '”' -> '“';
            case '’' -> '‘';
            case '」' -> '「';
            case '』' -> '『';
            default -> mark;
        };
    }
}
