package app.sotto.polish.script;

import static app.sotto.polish.script.Letters.ENDS;
import static app.sotto.polish.script.Letters.NONE;
import static app.sotto.polish.script.Letters.digit;
import static app.sotto.polish.script.Letters.full;
import static app.sotto.polish.script.Letters.han;
import static app.sotto.polish.script.Letters.wide;
import static app.sotto.polish.script.Letters.word;

import app.sotto.polish.Script;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Sets Chinese text as it is printed: full-width marks in Chinese sentences, half-width ones in
 * numbers, times, links, code and English sentences, a space between Chinese characters and Latin
 * words or digits, and none beside a full-width mark. Each mark is decided by what is before it and
 * the one character after it.
 */
public final class Typesetting {

    /** Links, addresses and code stay as they are. */
    private static final Pattern KEPT =
            Pattern.compile(
                    "(?i)https?://[^\\s\\p{IsHan}，。！？；：、（）「」《》“”]*[^\\s\\p{IsHan}，。！？；：、（）「」《》“”.,;:!?)\\]'\"]"
                            + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
                            + "|`[^`\\n]+`");

    private static final Pattern THOUSANDS = Pattern.compile("，\\d{3}(?!\\d)");

    private final String text;
    private final BitSet kept;
    private final Quotes quotes;
    private final Deque<Boolean> brackets = new ArrayDeque<>();
    private final StringBuilder out = new StringBuilder();

    /** Whether the sentence has a Chinese character so far. */
    private boolean chinese;

    /** Whether the last that was written is a full-width mark. */
    private boolean wide;

    private int at;

    private Typesetting(String text, Script script, BitSet terms) {
        this.text = text;
        kept = (BitSet) terms.clone();
        KEPT.matcher(text).results().forEach(found -> kept.set(found.start(), found.end()));
        quotes = new Quotes(script.traditional());
    }

    /**
     * A finished text.
     *
     * @param kept places that stay as they are, in UTF-16 units
     */
    public static String of(String text, Script script, BitSet kept) {
        return new Typesetting(text, script, kept).set();
    }

    /** As much of a text that is still growing as stays the same whatever follows. */
    public static String settled(String text, Script script) {
        int end = text.length();
        while (end > 0 && !settles(text.charAt(end - 1))) {
            end--;
        }
        String settled = text.substring(0, end);
        boolean inCode = settled.chars().filter(letter -> letter == '`').count() % 2 == 1;
        return of(
                inCode ? settled.substring(0, settled.lastIndexOf('`')) : settled,
                script,
                new BitSet());
    }

    /** Latin text stays as it is, but for a mark that Chinese may follow. */
    public static String settledBeforeChinese(String text, Script script) {
        int end = 0;
        for (int i = 0; i < text.length() && !han(text.charAt(i)); i++) {
            end = Character.isLetterOrDigit(text.charAt(i)) ? i + 1 : end;
        }
        String settled = text.substring(0, end);
        return of(settled, script, new BitSet()).equals(settled) ? settled : "";
    }

    /** Marks wait for what follows them, and digits for the rest of their number. */
    private static boolean settles(char letter) {
        return Character.isLetter(letter);
    }

    private String set() {
        for (at = 0; at < text.length(); at++) {
            char letter = Letters.narrow(text.charAt(at));
            if (kept.get(at)) {
                keep(text.charAt(at));
            } else if (letter == '\n' || letter == '\r') {
                newLine(letter);
            } else if (Character.isWhitespace(letter)) {
                space(letter);
            } else {
                mark(letter);
            }
        }
        return out.toString();
    }

    private void mark(char letter) {
        switch (letter) {
            case ',', ';', ':', '!', '?' -> either(letter, pauses(letter));
            case '.' -> stop();
            case '(' -> open(han(left()) || wide || han(next()));
            case '（' -> open(true);
            case ')', '）' -> close(letter);
            case '"', '“', '”', '‘', '’', '「', '」', '『', '』' -> quote(letter);
            case '：' -> either(':', !(timed() || text.startsWith("//", at + 1)));
            case '，' -> either(',', !thousands());
            case '．' -> either('.', !timed());
            default -> {
                if (wide(letter)) {
                    full(letter);
                } else {
                    letter(letter);
                }
            }
        }
    }

    /** Whether a comma, or a mark like it, belongs to Chinese. */
    private boolean pauses(char mark) {
        if (inWord() || (mark == ':' && text.startsWith("//", at + 1))) {
            return false;
        }
        char next = next();
        if (han(left()) || wide) {
            return true;
        }
        if (next == NONE || "“「『（《\"".indexOf(next) >= 0) {
            return chinese;
        }
        return han(next) && (chinese || ",;:".indexOf(mark) >= 0);
    }

    private void stop() {
        int dots = 1;
        while (at + dots < text.length() && text.charAt(at + dots) == '.') {
            dots++;
        }
        if (dots > 1) {
            dots(dots);
        } else {
            either('.', stops());
        }
    }

    private void dots(int dots) {
        boolean ellipsis = dots > 2 && (chinese || wide);
        if (ellipsis) {
            full('…');
            full('…');
        } else {
            half('.');
            out.append(".".repeat(dots - 1));
        }
        at += dots - 1;
    }

    private boolean stops() {
        char after = text.length() > at + 1 ? text.charAt(at + 1) : NONE;
        if (inWord()) {
            return false;
        }
        if (han(left()) || wide) {
            return !(digit(after) || Character.isLowerCase(after));
        }
        char next = next();
        return chinese && (next == NONE || han(next) || "“「『（《\"".indexOf(next) >= 0);
    }

    private void open(boolean full) {
        brackets.push(full);
        either('(', full);
    }

    private void close(char mark) {
        boolean alone = mark == '）' || han(left());
        either(')', brackets.isEmpty() ? alone : brackets.pop() || mark == '）');
    }

    private void quote(char mark) {
        boolean corner = "「」『』".indexOf(mark) >= 0;
        if (quotes.opens(mark)) {
            boolean here = corner || han(left()) || wide || han(next());
            char written = quotes.opened(mark, here);
            if (here) {
                full(written);
            } else {
                letter(mark);
            }
        } else if (mark == '’' && (inWord() || !quotes.opened('‘'))) {
            letter(mark);
        } else if (quotes.closes(mark, corner || han(left()) || wide)) {
            full(quotes.closed(mark));
        } else {
            half(mark);
        }
    }

    private void either(char mark, boolean full) {
        if (full) {
            full(Letters.full(mark));
        } else {
            half(mark);
        }
    }

    /** Nothing is beside a full-width mark but what it marks. */
    private void full(char mark) {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append(mark);
        wide = true;
        chinese = chinese && ENDS.indexOf(mark) < 0;
    }

    private void half(char mark) {
        boolean ends = ".!?".indexOf(mark) >= 0 && !inWord();
        out.append(mark);
        wide = false;
        chinese = chinese && !ends;
    }

    private void letter(char letter) {
        if (bordering(letter)) {
            out.append(' ');
        }
        out.append(letter);
        wide = false;
        chinese |= han(letter);
    }

    private void keep(char letter) {
        if (at > 0 && kept.get(at - 1)) {
            out.append(letter);
            chinese |= han(letter);
            wide = false;
        } else {
            letter(letter);
        }
    }

    private void newLine(char letter) {
        out.append(letter);
        chinese = false;
        wide = false;
        brackets.clear();
        quotes.newLine();
    }

    /** One space; at the beginning of a line as many as there are. */
    private void space(char space) {
        boolean first = left() == NONE;
        if (first || !(wide || out.charAt(out.length() - 1) == ' ')) {
            out.append(first ? space : ' ');
        }
    }

    private boolean bordering(char letter) {
        char before = out.isEmpty() ? NONE : out.charAt(out.length() - 1);
        return (han(before) && (word(letter) || "$@`".indexOf(letter) >= 0))
                || (han(letter) && endsWord(before));
    }

    /** A Latin word, or a mark that belongs to the one before. */
    private boolean endsWord(char before) {
        char earlier = out.length() < 2 ? NONE : out.charAt(out.length() - 2);
        return word(before)
                || "%`).,;:!?".indexOf(before) >= 0
                || ("+#".indexOf(before) >= 0 && !han(earlier) && earlier > ' ');
    }

    /** Between letters or digits: 3.14, 10:30, Node.js. */
    private boolean inWord() {
        return at > 0
                && at + 1 < text.length()
                && word(text.charAt(at - 1))
                && word(text.charAt(at + 1));
    }

    private boolean timed() {
        return inWord() && digit(text.charAt(at - 1)) && digit(text.charAt(at + 1));
    }

    private boolean thousands() {
        return timed() && THOUSANDS.matcher(text).region(at, text.length()).lookingAt();
    }

    private char left() {
        for (int i = out.length() - 1; i >= 0; i--) {
            char letter = out.charAt(i);
            if (letter == '\n') {
                return NONE;
            }
            if (!Character.isWhitespace(letter)) {
                return letter;
            }
        }
        return NONE;
    }

    private char next() {
        for (int i = at + 1; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\n') {
                return NONE;
            }
            if (!Character.isWhitespace(letter)) {
                return letter;
            }
        }
        return NONE;
    }
}
