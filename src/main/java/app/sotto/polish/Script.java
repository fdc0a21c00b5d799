package app.sotto.polish;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scripts that Chinese is written in here, by OpenCC's conversions. */
public enum Script {
    /** 简体. */
    SIMPLIFIED("zh-Hans", "tw2s"),
    /** 繁體, with the characters that are usual in Taiwan; words stay. */
    TRADITIONAL("zh-Hant", "s2tw"),
    /** 繁體 with Taiwan's words as well: 软件 becomes 軟體. */
    TAIWAN("zh-TW", "s2twp"),
    /** 繁體 with the characters that are usual in Hong Kong. */
    HONG_KONG("zh-HK", "s2hk");

    private final String tag;
    private final String conversion;

    Script(String tag, String conversion) {
        this.tag = tag;
        this.conversion = conversion;
    }

    /** Its language tag (BCP 47), such as {@code zh-Hant}. */
    public String tag() {
        return tag;
    }

    /** What OpenCC calls the conversion into it. */
    public String conversion() {
        return conversion;
    }

    public boolean traditional() {
        return this != SIMPLIFIED;
    }

    /**
     * What a language tag says of the script; nothing where it says nothing ({@code zh}), or is of
     * another language.
     */
    public static Optional<Script> of(@Nullable String tag) {
        if (tag == null || !chinese(tag)) {
            return Optional.empty();
        }
        String[] parts = tag.toLowerCase(Locale.ROOT).replace('_', '-').split("-", -1);
        return Arrays.stream(parts)
                .skip(1)
                .map(Script::named)
                .flatMap(Optional::stream)
                .reduce((script, region) ->
                        region.traditional() && script.traditional() ? region : script);
    }

    private static Optional<Script> named(String part) {
        return switch (part) {
            case "hans", "cn", "sg", "my" -> Optional.of(SIMPLIFIED);
            case "hant" -> Optional.of(TRADITIONAL);
            case "tw" -> Optional.of(TAIWAN);
            case "hk", "mo" -> Optional.of(HONG_KONG);
            default -> Optional.empty();
        };
    }

    /** The language of a tag without its script or region: ISO 639-1, or {@code auto}. */
    public static String spoken(String tag) {
        return chinese(tag) && !tag.equalsIgnoreCase("yue") ? "zh" : tag;
    }

    /** Whether a language may come out in Chinese characters: {@code auto} may. */
    public static boolean mayBeIn(String language) {
        return language.isBlank() || language.equalsIgnoreCase("auto") || chinese(language);
    }

    /** Whether a language is Chinese for sure. */
    public static boolean chinese(String language) {
        String code = language.toLowerCase(Locale.ROOT);
        return code.equals("zh")
                || code.startsWith("zh-")
                || code.startsWith("zh_")
                || code.equals("yue");
    }
}
