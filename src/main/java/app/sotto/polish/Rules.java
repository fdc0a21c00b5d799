package app.sotto.polish;

import app.sotto.polish.Polished.Outcome;

/**
 * Basic clean-up where there is no text model. Each rule takes away or rewrites only what it knows
 * by name, so that no word of meaning is touched; what rules cannot do they leave undone and say
 * so.
 */
final class Rules {

    private Rules() {}

    static boolean serve(Style style) {
        return style != Style.DETAILED;
    }

    /**
     * Cleans up.
     *
     * @param text as it is to be written already
     */
    static Polished rewrite(String text, Style style, Tongue tongue, Writing writing) {
        if (!serve(style) || tongue == Tongue.OTHER) {
            return result(text, style, Outcome.KEPT_RAW_NEEDS_MODEL);
        }
        String cleaned =
                text.lines().map(line -> line(line, style, tongue)).reduce(Rules::lines).orElse("");
        // A text of fillers alone ("嗯") may be an answer: it stays.
        boolean nothingLeft = cleaned.codePoints().noneMatch(Character::isLetterOrDigit);
        return result(nothingLeft ? text : writing.of(cleaned), style, Outcome.POLISHED);
    }

    private static String line(String line, Style style, Tongue tongue) {
        return switch (tongue) {
            case EN -> EnglishRules.line(line, style);
            case ZH -> ChineseRules.line(line, style);
            case OTHER -> line;
        };
    }

    private static String lines(String first, String second) {
        return first + "\n" + second;
    }

    private static Polished result(String text, Style style, Outcome outcome) {
        return new Polished(text, style, Polished.RULES, outcome, 0, 0);
    }
}
