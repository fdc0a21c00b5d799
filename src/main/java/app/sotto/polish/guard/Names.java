package app.sotto.polish.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Names of people, places and products: by their capitals, by a list of given names where speech
 * came without capitals, by surnames in Chinese, and every foreign word amid Chinese.
 */
final class Names {

    private static final Pattern LATIN =
            Pattern.compile(
                    "[\\p{L}\\p{N}&&[^\\p{IsHan}]](?:[\\p{L}\\p{N}&&[^\\p{IsHan}]]|['’.&+-](?=[\\p{L}\\p{N}&&[^\\p{IsHan}]])|[+#]{1,2})*");

    private static final Pattern BEGINS =
            Pattern.compile(
                    "(?:^|[.!?:;。！？：；…\\n]|(?m:^)\\s*(?:[-*•#]+|\\d+[.)]))[\\s\"'“”‘’(（「*]*$");

    private static final Set<String> GIVEN = Lexicon.all("names");

    private static final Set<String> ORDINARY = Lexicon.all("filler");

    private static final Set<String> NO_NAME =
            Set.of(
                    "mr",
                    "mrs",
                    "ms",
                    "dr",
                    "prof",
                    "mister",
                    "doctor",
                    "professor",
                    "sir",
                    "am",
                    "pm",
                    "asap",
                    "fyi",
                    "faq",
                    "ok",
                    "tv",
                    "st",
                    "ps",
                    "etc",
                    "hello",
                    "dear",
                    "regards",
                    "best",
                    "mom",
                    "dad",
                    "god",
                    "i'm",
                    "i'll",
                    "i've",
                    "i'd");

    private static final Map<Integer, String> SURNAMES = surnames();

    /** A surname with a title, and the short forms among colleagues. */
    private static final Pattern TITLED =
            Pattern.compile(
                    "(?:(?<!大|很|最|太|多|变|从)[小老](?=[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹章潘葛范彭鲁马方任袁柳鲍史唐薛雷贺倪汤罗郝安常于傅齐康伍余顾孟黄萧尹邵汪毛米戴宋庞熊纪项祝董梁杜阮蓝季贾江郭梅林钟徐邱骆高夏蔡田胡霍万卢丁邓洪石崔吉龚程邢裴陆翁段侯武刘龙叶黎白赖乔谭温柴瞿阎艾向古廖曾关苏])\\p{IsHan})(?!时|心|子|是|师|实|学|板)"
                            + "|[赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹潘范彭鲁马方任袁柳史唐薛雷贺汤罗郝安常于傅齐康余顾孟黄萧尹邵汪毛戴宋庞熊纪项祝董梁杜季贾江郭林钟徐邱高夏蔡田胡霍万卢丁邓洪石崔龚程邢陆段侯武刘龙叶黎白乔谭温曾关苏](?:总|经理|老师|主任|博士|医生|教授|先生|女士|小姐|律师|师傅|局长|部长|院长|校长|书记|工程师|主管|秘书|董|阿姨|叔叔)");

    private final String text;
    private final String plain;
    private final String squeezed;

    private Names(String text) {
        this.text = text;
        plain = text.toLowerCase(Locale.ROOT);
        squeezed = Plain.squeezed(text);
    }

    static boolean same(String raw, String written) {
        var spoken = new Names(raw);
        var kept = new Names(written);
        return spoken.latin(false).stream().allMatch(name -> kept.has(name, false))
                && kept.latin(true).stream().allMatch(name -> spoken.has(name, true))
                && spoken.titled().equals(kept.titled())
                && spoken.keepsSurnames(kept)
                && kept.keepsSurnames(spoken);
    }

    /** What must stay, as it is said. */
    static Set<String> in(String raw) {
        var names = new Names(raw);
        Set<String> all = names.latin(false);
        all.addAll(names.titled());
        return all;
    }

    private Set<String> latin(boolean written) {
        var names = new HashSet<String>();
        boolean amidHan = 2 * Word.of(plain).stream().filter(Word::han).count() > text.length() / 2;
        LATIN.matcher(text)
                .results()
                .forEach(found -> {
                    String name = found.group().replaceFirst("['’]s?$", "");
                    String lower = name.toLowerCase(Locale.ROOT);
                    boolean capital = Character.isUpperCase(name.codePointAt(0)) && !begins(found);
                    boolean foreign = amidHan && name.length() > 1;
                    boolean mixed = name.substring(1).chars().anyMatch(Character::isUpperCase);
                    if (!ordinary(lower)
                            && (capital
                                    || foreign
                                    || GIVEN.contains(lower)
                                    || (mixed && !shouted(written)))) {
                        names.add(name);
                    }
                });
        return names;
    }

    private boolean begins(MatchResult found) {
        return BEGINS.matcher(text.substring(0, found.start())).find();
    }

    private static boolean ordinary(String lower) {
        return ORDINARY.contains(lower)
                || NO_NAME.contains(lower)
                || Amounts.unit(lower)
                || lower.matches("\\d.*|i['’].*")
                || Days.all().stream().anyMatch(day -> day.matcher(lower).matches());
    }

    private boolean shouted(boolean written) {
        return !written && text.equals(text.toUpperCase(Locale.ROOT));
    }

    /** A slip in a word that came without a capital may be mended, a known name may not. */
    private boolean has(String name, boolean slips) {
        String bare = Plain.squeezed(name);
        if (squeezed.contains(bare) || numbered(bare)) {
            return true;
        }
        if (!slips || GIVEN.contains(name.toLowerCase(Locale.ROOT)) || bare.length() < 5) {
            return false;
        }
        return LATIN.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(word -> Character.isLowerCase(word.codePointAt(0)))
                .map(Plain::squeezed)
                .filter(word -> !GIVEN.contains(word))
                .anyMatch(word ->
                        Word.stem(word).equals(Word.stem(bare))
                                || Edits.between(word, bare, 2) <= (bare.length() > 6 ? 2 : 1));
    }

    /** Gate "b twelve" is B12; the number is compared elsewhere. */
    private boolean numbered(String bare) {
        return bare.matches("[a-z]{1,3}\\d+|\\d+[a-z]{1,2}")
                && LATIN.matcher(plain)
                        .results()
                        .anyMatch(word -> word.group().equals(bare.replaceAll("\\d", "")));
    }

    private Set<String> titled() {
        var names = new HashSet<String>();
        TITLED.matcher(text).results().map(MatchResult::group).forEach(names::add);
        return names;
    }

    /** Each surname is followed by the same given name; it may be said less often. */
    private boolean keepsSurnames(Names other) {
        Map<Integer, Set<Integer>> here = followers();
        Map<Integer, Set<Integer>> there = other.followers();
        return here.entrySet().stream()
                .allMatch(each ->
                        each.getValue().stream()
                                .allMatch(next ->
                                        there.getOrDefault(each.getKey(), Set.of())
                                                .contains(next)));
    }

    private Map<Integer, Set<Integer>> followers() {
        var followers = new HashMap<Integer, Set<Integer>>();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i + 1 < points.length; i++) {
            String other = SURNAMES.get(points[i]);
            boolean measure =
                    i > 0 && "一二两三四五六七八九十几这那每0123456789行开纸主夸紧慌扩嚣大小老姜石东".indexOf(points[i - 1]) >= 0;
            if (other != null
                    && !measure
                    && han(points[i + 1])
                    && other.indexOf(points[i + 1]) < 0) {
                followers.computeIfAbsent(points[i], _ -> new HashSet<>()).add(points[i + 1]);
            }
        }
        return followers;
    }

    private static Map<Integer, String> surnames() {
        var surnames = new HashMap<Integer, String>();
        Lexicon.lines("surnames")
                .forEach(line -> surnames.put(line.codePointAt(0), line.substring(1)));
        return surnames;
    }

    private static boolean han(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}
