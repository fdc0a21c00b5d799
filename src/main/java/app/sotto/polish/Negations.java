package app.sotto.polish;

import java.util.Locale;
import java.util.regex.Pattern;

/** Counts negations, so that a lost or an added one shows. */
final class Negations {

    /** Words that look like a negation and are none, and questions such as 是不是. */
    private static final Pattern NONE =
            Pattern.compile(
                    "(?i)\\b(?:not only|whether or not|or not\\b(?=\\s*[?.!]?\\s*$))"
                            + "|((?![不没])\\p{IsHan})[不没]\\1|(?:[能可]否|是否|否则)"
                            + "|有没有|不(?:过|仅|但|只|管|论|错|断|同|久|如|一会儿|好意思)|无(?:论|线)|未来"
                            + "|差不多|对不起|要不(?:要|然)?|了不起|来不及|非(?:常|洲|得)|除非"
                            + "|别(?:人|的|处|名|墅|致|扭)|[特分区类性级个告派识辨鉴]别");

    private static final Pattern NEGATION =
            Pattern.compile(
                    "(?i)\\b(?:(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|cannot)\\b)"
                            + "|n['’]t\\b|[不没無无未别別勿莫]+|[并絕绝决]非|非(?=法|正式|官方)");

    private Negations() {}

    static long in(String text) {
        String plain = NONE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        String once =
                plain.replaceAll(
                        "\\b(no|not|never)(?:[\\s,，.]+(?:(?:um+|uh+|er|hmm+)[\\s,.]+)*\\1\\b)+",
                        "$1");
        return NEGATION.matcher(once).results().count();
    }
}
