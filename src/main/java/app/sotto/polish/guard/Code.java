package app.sotto.polish.guard;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Identifiers, paths, options, versions and ticket numbers: they stay letter by letter. */
final class Code {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "`[^`\\n]+`|\\$\\{?\\w+}?(?<![$\\d])|(?<![\\w/])@[a-zA-Z]\\w+|#\\d+"
                            + "|(?<![\\w-])--?[a-zA-Z][\\w-]*(?:=\\w+)?"
                            + "|(?<![\\w/:.])(?:~|\\.{1,2})?/[\\w.-]+(?:/[\\w.-]*)*"
                            + "|\\b[a-z]+(?:[A-Z][a-z0-9]*)+\\b(?:\\(\\))?|\\b[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+\\b"
                            + "|\\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\\b(?:\\(\\))?|\\b[a-zA-Z]\\w*\\(\\)"
                            + "|\\b[\\w-]+\\.(?:java|py|js|ts|tsx|json|ya?ml|xml|html|css|sql|sh|txt|md|csv|log|conf|toml|go|rs|cpp|c|h|pdf|docx?|xlsx?|png|jpe?g|zip|exe|env|ini)\\b"
                            + "|\\bv?\\d+(?:\\.\\d+){2,}(?:-[a-z0-9.]+)?\\b|\\bv\\d+(?:\\.\\d+)*\\b|\\b[A-Z]{2,}-\\d+\\b"
                            + "|\\b(?=[0-9a-f]*\\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}\\b|[=!<>]=|&&|\\|\\||->|=>");

    private static final Pattern SYMBOL_WORDS =
            Pattern.compile(
                    "(?i)\\b(?:underscore|dash|hyphen|minus|dot|point|slash|colon|hash|hashtag|at|dollar|sign|open|close|paren|parens|parenthesis|parentheses|bracket|brackets|backtick|equals|camel|case|tilde|version|and|greater|less|than|arrow|not|equal|to|dollar)\\b|下划线|点|斜杠|横杠|减号|等于|括号|杠");

    private Code() {}

    static boolean same(String raw, String written) {
        return in(raw).stream().allMatch(token -> written.contains(bare(token)))
                && in(written).stream().allMatch(token -> said(bare(token), raw));
    }

    static Set<String> in(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** Written out from what was said: "user underscore id". */
    private static boolean said(String token, String raw) {
        if (raw.contains(token)) {
            return true;
        }
        String letters = Plain.squeezed(token);
        boolean twin =
                in(raw).stream()
                        .map(Code::bare)
                        .anyMatch(other -> Plain.squeezed(other).equals(letters));
        return !twin
                && (Plain.squeezed(raw).contains(letters)
                        || Plain.squeezed(SYMBOL_WORDS.matcher(raw).replaceAll(" "))
                                .contains(letters)
                        || figures(letters, raw));
    }

    /**
     * "Version two point one point three" is v2.1.3; the numbers themselves are compared elsewhere.
     */
    private static boolean figures(String letters, String raw) {
        List<String> digits = digits(letters);
        return digits.isEmpty()
                || (letters.matches("v?\\d+") && Numbers.values(Plain.of(raw)).containsAll(digits));
    }

    private static List<String> digits(String letters) {
        return Pattern.compile("\\d+").matcher(letters).results().map(MatchResult::group).toList();
    }

    private static String bare(String token) {
        return token.replace("`", "").replaceFirst("[.]$", "");
    }
}
