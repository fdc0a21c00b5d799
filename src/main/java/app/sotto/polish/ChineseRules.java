package app.sotto.polish;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Chinese clean-up: fillers, stutters, full-width punctuation, a full stop at the end. */
final class ChineseRules {

    /** 嗯 is said to fill a pause; 额 only where it stands apart, since 金额 is an amount. */
    private static final Pattern FILLER =
            Pattern.compile("(?:[呃唔]+|嗯+|(?<=^|[，。、,\\s])额+(?=[，、,…\\s]))[，、,…]*\\s*");

    private static final Pattern SET_APART =
            Pattern.compile("(?<=^|[，。！？])(?:那个|这个|啊|诶|哎)(?:[，、](?:那个|这个|啊))*[，、…]");

    /** Connecting words said twice; never 看看 or 谢谢, which mean something. */
    private static final Pattern STUTTER =
            Pattern.compile("(这个|那个|然后|就是说|就是|因为|所以|但是|如果|而且|或者)(?:[，、\\s]*\\1)+");

    private static final Pattern THREEFOLD = Pattern.compile("([我你他她])\\1{2,}");

    private static final Pattern HEDGE =
            Pattern.compile("(?<=^|[，。！？])(?:就是说|怎么说呢|说实话|老实说|坦白说|说真的|你知道吧|你知道吗|然后呢|总的来说)[，、]");

    private static final Map<String, String> FORMAL =
            Map.of("咱们", "我们", "为啥", "为什么", "啥时候", "什么时候", "啥", "什么", "咋样", "怎么样", "没法", "无法");

    private static final Map<String, String> CASUAL =
            Map.of(
                    "您", "你", "如何", "怎么", "为何", "为什么", "何时", "什么时候", "因此", "所以", "然而", "不过", "此外",
                    "另外");

    /** A particle of speech at the end of a clause, not the one of 哎呀. */
    private static final Pattern PARTICLE =
            Pattern.compile("(?<=[\\p{IsHan}&&[^哎天妈咿啊呀哦]])[呀哦啊](?=[，。！？])");

    private ChineseRules() {}

    static String line(String line, Style style) {
        String text = punctuated(line.strip());
        text = FILLER.matcher(text).replaceAll("");
        text = SET_APART.matcher(text).replaceAll("");
        text = STUTTER.matcher(text).replaceAll("$1");
        text = THREEFOLD.matcher(text).replaceAll("$1");
        text =
                switch (style) {
                    case FORMAL -> PARTICLE.matcher(replaced(FORMAL, ended(text))).replaceAll("");
                    case CASUAL -> replaced(CASUAL, text);
                    case CONCISE -> HEDGE.matcher(text).replaceAll("");
                    case STANDARD, DETAILED -> text;
                };
        return ended(text.replaceAll("^[，、。,\\s]+(?=.)", ""));
    }

    /** Half-width marks beside a Chinese character become full-width, a pause becomes a comma. */
    private static String punctuated(String text) {
        String result = text;
        for (var mark : List.of(",，", "?？", "!！", ";；", ":：")) {
            result =
                    result.replaceAll(
                            "(?<=\\p{IsHan})\\"
                                    + mark.charAt(0)
                                    + " ?|\\"
                                    + mark.charAt(0)
                                    + " ?(?=\\p{IsHan})",
                            mark.substring(1));
        }
        return result.replaceAll("(?<=\\p{IsHan})\\. ?(?=\\p{IsHan}|$)", "。")
                .replaceAll("(?<=\\p{IsHan})\\s+(?=\\p{IsHan})", "，");
    }

    private static String ended(String text) {
        if (text.isEmpty() || !Character.isLetterOrDigit(text.codePointBefore(text.length()))) {
            return text;
        }
        return text + (text.endsWith("吗") ? "？" : "。");
    }

    private static String replaced(Map<String, String> words, String text) {
        String result = text;
        for (String word :
                words.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList()) {
            result = result.replace(word, words.getOrDefault(word, word));
        }
        return result;
    }
}
