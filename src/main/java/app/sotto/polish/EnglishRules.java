package app.sotto.polish;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** English clean-up: fillers, stutters, hedges, capitals, a full stop at the end. */
final class EnglishRules {

    private static final Pattern FILLER =
            Pattern.compile(
                    "(?i)(?<![\\w'’-])(?:um+|(?<!\\buh )uh+(?! (?:huh|uh)\\b)|erm+|hmm+)(?![\\w'’-])[,.…]*");

    /** Lower case only: ER is a place. */
    private static final Pattern ER =
            Pattern.compile("(?<![\\w'’-])(?<!\\b(?i:the|an|this|that) )er(?![\\w'’-])[,…]*");

    /** Words that nobody says twice on purpose; never "had had", "that that" or "very very". */
    private static final Pattern STUTTER =
            Pattern.compile(
                    "(?i)\\b(the|a|an|and|but|or|my|your|our|their|because)(?: \\1)+\\b(?!['’])");

    /** Not after "so do": "so do I. I think …". */
    private static final Pattern PRONOUN_STUTTER =
            Pattern.compile(
                    "(?i)(?<!\\b(?:do|does|did|am|are|is|was|were|can|could|will|would|should|have|has|had|than|as|and|but|not|am|be) )\\b(i|we|they|he|she)(?: \\1)+\\b(?!['’])");

    private static final Pattern PHRASE_STUTTER =
            Pattern.compile(
                    "(?i)\\b((?:in|on|at|to|of|for|with|from|and|but|because) (?:the|a|an|my|your|our|their|i|we|they))(?: \\1)+\\b(?!['’])");

    private static final List<Pattern> HEDGES =
            List.of(
                    Pattern.compile("(?i)\\bbasically\\b,? ?"),
                    Pattern.compile(
                            "(?i)(?<=\\b(?:i|we|they|you|he|she) )(?:kind|sort) of (?=\\w)"),
                    Pattern.compile(
                            "(?i), (?:you know|i mean|to be honest|honestly|frankly|like|so to speak)(?:,(?= )|(?=[.!?]))"),
                    Pattern.compile(
                            "(?i)(?<=^|[.!?] )(?:you know|i mean|to be honest|honestly|frankly|well|like), ?"),
                    Pattern.compile("(?i) or (?:something|whatever)(?= ?[.!?]?$)"));

    private static final Pattern PROPER =
            Pattern.compile(
                    "(?i)\\b(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|january|february|april|june|july|october|november|december|september|english|chinese|german|spanish|japanese)\\b");

    private static final Pattern I =
            Pattern.compile(
                    "(?<![\\w.'’-])i(?=(?:['’](?:m|ll|ve|d|s))?(?![\\w.'’@-])|[.](?:\\s|$))");

    private static final Pattern QUESTION =
            Pattern.compile(
                    "(?i)^(?:(?:(?:where|when|why|how|who|what) )?(?:is|are|was|were|do|does|did|can|could|will|would) (?:you|i|we|he|she|they|it|this|that|there)\\b|how (?:many|much) \\w+ (?:are|is|do|does|did)\\b|what time\\b).*");

    /** A longer stretch without punctuation is rarely one question. */
    private static final int QUESTION_WORDS = 9;

    private EnglishRules() {}

    static String line(String line, Style style) {
        String text = line.replaceAll("\\s+", " ").strip();
        text = FILLER.matcher(text).replaceAll("");
        text = tidy(ER.matcher(text).replaceAll(""));
        text = STUTTER.matcher(text).replaceAll("$1");
        text = PRONOUN_STUTTER.matcher(text).replaceAll("$1");
        text = PHRASE_STUTTER.matcher(text).replaceAll("$1");
        text =
                switch (style) {
                    case FORMAL -> Contractions.expand(text);
                    case CASUAL -> Contractions.contract(text);
                    case CONCISE -> withoutHedges(text);
                    case STANDARD, DETAILED -> text;
                };
        return capitals(ended(tidy(text)));
    }

    private static String withoutHedges(String text) {
        String rest = text;
        for (Pattern hedge : HEDGES) {
            rest = hedge.matcher(rest).replaceAll("");
        }
        return rest;
    }

    private static String tidy(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll(" (?=[,.!?;:](?:\\s|$))", "")
                .replaceAll(",(?=[,.!?])", "")
                .replaceAll("^[,;:. ]+(?=\\S)", "")
                .strip();
    }

    private static String ended(String text) {
        if (text.isEmpty() || !Character.isLetterOrDigit(text.codePointBefore(text.length()))) {
            return text;
        }
        return text + (asks(text) ? "?" : ".");
    }

    private static boolean asks(String text) {
        return text.split(" ").length <= QUESTION_WORDS && QUESTION.matcher(text).matches();
    }

    private static String capitals(String text) {
        String named = PROPER.matcher(text).replaceAll(found -> capital(found.group()));
        String sentences = I.matcher(named).replaceAll("I");
        return Pattern.compile(
                        "(?:^[\"'“‘(]?|(?<!\\b(?:\\p{L}|mr|mrs|ms|dr|prof|vs|etc|approx))[.!?][\"'”’)]? [\"'“‘(]?)\\p{Ll}")
                .matcher(sentences)
                .replaceAll(found -> Matcher.quoteReplacement(lastCapital(found.group())));
    }

    private static String lastCapital(String opening) {
        int last = opening.length() - 1;
        return opening.substring(0, last) + Character.toUpperCase(opening.charAt(last));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
