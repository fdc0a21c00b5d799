package app.sotto.polish.script;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells Chinese from Japanese and Korean by characters that only one of them has. */
public final class Tongues {

    /** Written alike in both Chinese scripts, and hardly ever in Japanese. */
    private static final String SPOKEN = "你她们們吗嗎呢吧哪啦喔嗯很咱怎";

    private static final Set<Integer> CHINESE = chinese();

    private Tongues() {}

    public static boolean han(String text) {
        return text.codePoints().anyMatch(Tongues::han);
    }

    /** Whether it is Chinese, as far as can be seen; Chinese characters alone are. */
    public static boolean chinese(String text) {
        OptionalInt telling = telling(text);
        return telling.isEmpty() || CHINESE.contains(telling.getAsInt());
    }

    /** Whether it is Chinese whatever follows. */
    public static boolean surelyChinese(String text) {
        OptionalInt telling = telling(text);
        return telling.isPresent() && CHINESE.contains(telling.getAsInt());
    }

    /** Whether it is another language written with some of the same characters. */
    public static boolean surelyNotChinese(String text) {
        OptionalInt telling = telling(text);
        return telling.isPresent() && !CHINESE.contains(telling.getAsInt());
    }

    static boolean han(int point) {
        return point >= 0x2E80 && UnicodeScript.of(point) == UnicodeScript.HAN;
    }

    /** The first character that tells. */
    private static OptionalInt telling(String text) {
        return text.codePoints()
                .filter(point -> CHINESE.contains(point) || japaneseOrKorean(point))
                .findFirst();
    }

    private static boolean japaneseOrKorean(int point) {
        return switch (UnicodeScript.of(point)) {
            case HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    /** Simplified characters that Japan does not have, and those that Japan alone made simpler. */
    private static Set<Integer> chinese() {
        var japanese = OpenCcFiles.entries("JPShinjitaiCharacters.txt");
        Set<String> old = Set.copyOf(japanese.values());
        Stream<String> simplified =
                OpenCcFiles.entries("STCharacters.txt").entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .filter(character -> !japanese.containsKey(character));
        Stream<String> traditional =
                old.stream().filter(character -> !japanese.containsKey(character));
        return Stream.of(simplified, traditional, Stream.of(SPOKEN))
                .flatMap(all -> all)
                .flatMap(text -> text.codePoints().boxed())
                .collect(Collectors.toUnmodifiableSet());
    }
}
