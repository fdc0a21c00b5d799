package app.sotto.polish;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a model's chatter off its reply: reasoning, code fences, headings such as "Sure, here is
 * the edited text:", and quotation marks around the whole. What the speaker said that way stays.
 */
final class Reply {

    private static final Pattern THINKING =
            Pattern.compile("(?is)<(think|thinking|reasoning)>.*?</\\1>|^.*?</think>");

    private static final Pattern UNFINISHED_THINKING =
            Pattern.compile("(?is)<(think|thinking|reasoning)>.*$");

    private static final Pattern FENCE = Pattern.compile("(?s)^```[\\w-]*[ \\t]*\\n(.*?)\\n?```$");

    private static final List<Pattern> HEADINGS =
            List.of(
                    Pattern.compile(
                            "(?i)^(sure|certainly|of course|okay|ok|absolutely)\\b[^\\n:：]{0,80}[:：]\\s*"),
                    Pattern.compile(
                            "(?i)^(here(?:'s| is| are| you go)|below is)\\b[^\\n:：]{0,80}[:：]\\s*"),
                    Pattern.compile(
                            "(?i)^\\**(?:the )?(edited|polished|optimi[sz]ed|rewritten|revised|cleaned(?:-up)?|improved|corrected|final)( text| version| transcript)?\\**\\s*[:：]\\**\\s*"),
                    Pattern.compile("^(好的|当然(?:可以)?|没问题|可以)[，,。！!][^\\n：:]{0,40}[：:]\\s*"),
                    Pattern.compile(
                            "^\\**(?:以下是|这是|下面是)?(?:经过)?(优化|改写|编辑|润色|修改|整理|精简|扩写|修正)(?:过|之)?(?:后|的|版)[^\\n：:。，]{0,12}[：:]\\**\\s*"),
                    Pattern.compile("^(以下是|下面是)[^\\n：:。]{0,30}[：:]\\s*"));

    private static final List<String> QUOTES = List.of("\"\"", "“”", "「」", "『』", "''", "‘’", "``");

    private Reply() {}

    static String clean(String reply, String raw) {
        String text = THINKING.matcher(reply).replaceAll("");
        text = UNFINISHED_THINKING.matcher(text).replaceAll("").strip();
        text = unfenced(text, raw);
        text = withoutHeadings(text, raw);
        text = unfenced(text, raw);
        return unquoted(text, raw.strip());
    }

    private static String unfenced(String text, String raw) {
        Matcher fence = FENCE.matcher(text);
        return fence.matches() && !raw.contains("```") ? fence.group(1).strip() : text;
    }

    private static String withoutHeadings(String text, String raw) {
        String rest = text;
        for (Pattern heading : HEADINGS) {
            Matcher found = heading.matcher(rest);
            if (found.find() && !spoken(found.group(1), raw) && found.end() < rest.length()) {
                rest = rest.substring(found.end()).strip();
            }
        }
        return rest;
    }

    /** Whether the speaker began that way: then it is no chatter of the model's. */
    private static boolean spoken(String opening, String raw) {
        String start = raw.strip().toLowerCase(Locale.ROOT);
        return start.substring(0, Math.min(start.length(), 60))
                .contains(opening.toLowerCase(Locale.ROOT));
    }

    private static String unquoted(String text, String raw) {
        for (String pair : QUOTES) {
            String open = pair.substring(0, 1);
            String close = pair.substring(1);
            if (text.length() > 2
                    && text.startsWith(open)
                    && text.endsWith(close)
                    && !raw.startsWith(open)
                    && onlyOutside(text, open, close)) {
                return text.substring(1, text.length() - 1).strip();
            }
        }
        return text;
    }

    private static boolean onlyOutside(String text, String open, String close) {
        String inner = text.substring(1, text.length() - 1);
        return !inner.contains(open) && !inner.contains(close);
    }
}
