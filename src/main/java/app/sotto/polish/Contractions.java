package app.sotto.polish;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English contractions, written in full or the other way round. Where a form has two readings
 * ("he's called", "I'd put") it stays as it was spoken.
 */
final class Contractions {

    private record Rule(Pattern form, String written) {
        static Rule of(String form, String written) {
            return new Rule(Pattern.compile("(?i)" + form), written);
        }

        String applied(String text) {
            return form.matcher(text).replaceAll(found -> like(found.group(), expanded(found)));
        }

        private String expanded(MatchResult found) {
            String text = written;
            for (int i = 1; i <= found.groupCount(); i++) {
                text = text.replace("$" + i, String.valueOf(found.group(i)));
            }
            return text;
        }

        private static String like(String model, String word) {
            String same =
                    Character.isUpperCase(model.charAt(0))
                            ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
                            : word;
            return Matcher.quoteReplacement(same);
        }
    }

    /** Turned round in a question ("don't you"), it would read wrongly in full. */
    private static final String NOT_ASKED = "(?! (?:i|you|we|he|she|they|it)\\b)";

    private static final String SUBJECT = "(i|you|we|they|he|she|it|that|this|there|who|what)";

    private static final List<Rule> EXPANDING =
            List.of(
                    Rule.of("\\bcan['’]t\\b" + NOT_ASKED, "cannot"),
                    Rule.of("\\bwon['’]t\\b" + NOT_ASKED, "will not"),
                    Rule.of("\\bshan['’]t\\b" + NOT_ASKED, "shall not"),
                    Rule.of(
                            "\\b(do|does|did|is|are|was|were|has|have|had|could|would|should|must|need)n['’]t\\b"
                                    + NOT_ASKED,
                            "$1 not"),
                    Rule.of("\\blet['’]s\\b", "let us"),
                    Rule.of("\\bi['’]m\\b", "I am"),
                    Rule.of("\\b(you|we|they|who|what|there)['’]re\\b", "$1 are"),
                    Rule.of("\\b" + SUBJECT + "['’]ll\\b", "$1 will"),
                    Rule.of(
                            "\\b(i|you|we|they|who|could|would|should|might|must)['’]ve\\b",
                            "$1 have"),
                    Rule.of(
                            "\\b(it|that|he|she|there|who|what|where|how|here)['’]s (?=(?:been|got|had)\\b)",
                            "$1 has "),
                    Rule.of(
                            "\\b(it|that|he|she|there|who|what|where|how|here)['’]s (?=(?:a|an|the|my|your|our|their|his|not|in|on|at|very|so|too|going|always|never|good|great|fine|true|right|here|there|time|all|about|for|to|from|with|important|possible|only|also|just|still|really)\\b)",
                            "$1 is "),
                    Rule.of("\\b(i|you|we|they|he|she|it)['’]d (?=been\\b|better\\b)", "$1 had "),
                    Rule.of(
                            "\\b(i|you|we|they|he|she|it)['’]d (?=(?:like|love|be|prefer|rather|have|go|say|want|need|appreciate|suggest|recommend)\\b)",
                            "$1 would "),
                    Rule.of("\\bgonna\\b", "going to"),
                    Rule.of("\\bwanna\\b", "want to"),
                    Rule.of("\\bgimme\\b", "give me"),
                    Rule.of("\\blemme\\b", "let me"));

    /** After these the verb carries the stress: "what it is", "than I am". */
    private static final String UNSTRESSED =
            "(?<!\\b(?:what|who|where|how|when|why|than|as|which|whoever|whatever|wherever|however) )(?<![-'’])\\b";

    private static final String GOES_ON =
            " (?=(?:a|an|the|my|your|our|their|not|very|too|going|happy|sorry|glad|sure|ready|in|on|at|here|there|also|always|never|only|\\w+ing)\\b)";

    private static final List<Rule> CONTRACTING =
            List.of(
                    Rule.of(UNSTRESSED + "i am" + GOES_ON, "I'm "),
                    Rule.of(UNSTRESSED + "(you|we|they) are" + GOES_ON, "$1're "),
                    Rule.of(UNSTRESSED + "(he|she|it|that|there) is" + GOES_ON, "$1's "),
                    Rule.of(
                            UNSTRESSED + "(i|you|we|they|he|she|it) will (?=not\\b|\\w)(?!not\\b)",
                            "$1'll "),
                    Rule.of(
                            UNSTRESSED
                                    + "(i|you|we|they) have (?=(?:been|got|seen|done|made|had|never|already|not)\\b)",
                            "$1've "),
                    Rule.of("\\b(?:cannot|can not)\\b(?! (?:only|not)\\b)", "can't"),
                    Rule.of("\\bwill not\\b(?! (?:only|not)\\b)", "won't"),
                    Rule.of(
                            "\\b(do|does|did|is|are|was|were|has|have|had|could|would|should) not\\b(?! (?:only|not)\\b)",
                            "$1n't"),
                    Rule.of("\\blet us (?=(?:go|see|talk|start|meet|try|do|take)\\b)", "let's "));

    private Contractions() {}

    static String expand(String text) {
        return all(EXPANDING, text);
    }

    static String contract(String text) {
        return all(CONTRACTING, text);
    }

    private static String all(List<Rule> rules, String text) {
        String result = text;
        for (Rule rule : rules) {
            result = rule.applied(result);
        }
        return result;
    }
}
