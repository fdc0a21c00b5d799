package app.sotto.polish.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Negations: none may be lost or added, and each must deny the same thing. */
final class Negations {

    /** What looks like a negation and is none, and questions such as 是不是. */
    private static final Pattern NONE =
            Pattern.compile(
                    "\\b(?:not only|whether or not|or not\\b(?=\\s*[?.!]?\\s*$)|no matter|nothing but|why (?:do )?not(?= (?:we|you|i)\\b)|why not|not to mention|not hesitate|none other|no doubt|no later|no sooner|no\\.? ?(?=\\d)|no one but|last but not least)"
                            + "|((?![不没])\\p{IsHan})[不没]\\1|(?:[能可]否|是否|否则|不然)"
                            + "|不得不|[不没无][能可会得](?:够|以)?不|没有(?:人|谁)?不|无不|没有一[个次天]不"
                            + "|有没有|不(?:过|仅|但|只|管|论|错|断|同(?!意)|久|如|妨|少|禁|愧|由得|得了|锈钢|动产|可思议|一会儿|好意思|客气|外乎|然|满)|无(?:论|线|数|非|所谓)|未来|未婚"
                            + "|差不多|对不起|要不(?:要|然)?|了不起|来不及|非(?:常|洲|得)|莫(?:非|名|斯科)|没错|没准|说不定|保不齐|[沉埋淹]没|才不(?=是)"
                            + "|别(?:人|的|处|名|墅|致|扭|说|看|提)|[特分区类性级个告派识辨鉴]别");

    /** Answers and slips that need not be said again. */
    private static final Pattern SPARE =
            Pattern.compile(
                    "(?:^|[,.!?]\\s*|\\b(?:oh|um+|uh+|well|and|but|so|yeah) )no\\b(?=\\s*[,.!]|\\s+(?:no|i|we|he|she|it|they|you|that|this|the|wait|sorry|actually|but|well)\\b)|\\bno,? (?=no\\b)"
                            + "|\\bi do not know,? (?=maybe|perhaps|like|probably|i\\b|we\\b|just)|\\bwhy do not (?=we|you|i)"
                            + "|\\b(?:can|could|will|would|should|do|does|did|is|are|was|were|have|has) not (?:you|we|i|he|she|they|it)\\b|不[能会可是](?=[^，。,.]*吗)|难道不"
                            + "|[去来是好行对懂在吃要买](?:不|没有?)(?=[?。，,]|$)|(?:^|[,，。])不[,，]|没关系|不用说|不知道(?=[，,]|怎么说)|就是不是");

    private static final Pattern NEGATION =
            Pattern.compile(
                    "\\b(?:not|no|never|none|nothing|nobody|nowhere|neither|nor|without|unable|unless|hardly|barely|scarcely|rarely|seldom|nope)\\b"
                            + "|[不没無无未别別勿莫甭]+|除非|[并絕绝决]非|非(?=法|正式|官方)");

    /** Words that deny by themselves: "unlikely" is not likely. */
    private static final Pattern DENYING =
            Pattern.compile(
                    "\\b(?:un|im|in|dis|ir|il|non)[a-z]{4,}\\b|\\b(?:fail(?:s|ed)?|refus(?:e|es|ed)|lacks?|avoid|den(?:y|ies|ied)|prevents?|stop(?:s|ped)?|missing|absent|free of|instead of|rather than|except|few|little|wrong|late|false|empty)\\b|拒绝|失败|缺乏|缺少|禁止|停止|避免|难以|错误|否认|除了|很少|少有|反对|谢绝|切忌|严禁|空");

    private static final Pattern PARTIAL =
            Pattern.compile(
                    "\\bnot (?:all|every\\w*|always|both|entirely|necessarily|completely|fully)\\b|不都|不全|不是所有|不是每|不总|不一定|未必|并非所有|并非都|没有全|没全");

    private static final Pattern TOTAL =
            Pattern.compile(
                    "\\b(?:none|nobody|no one|never|neither|not any\\w*|at all|nothing)\\b|都[不没]|全[不没]|一[个点]都[不没]|从[不没未]|没有?人|完全[不没]|绝不|毫[不无]");

    private static final Pattern CLAUSE =
            Pattern.compile(
                    "(?<!\\d)[,.:]|[,.:](?!\\d)|[;!?，。；：！？、\\n]|\\b(?:but|and|or|because|so|although|though|while|which|that|if|instead|until)\\b|但|而|因为|所以|如果|或者|只|就|才");

    private static final int REACH = 4;

    private Negations() {}

    static boolean same(String raw, String written) {
        var spoken = new Side(raw);
        var kept = new Side(written);
        boolean count = spoken.least() <= kept.most(spoken) && kept.least() <= spoken.most(kept);
        return count
                && extent(raw, written)
                && spoken.denies(kept)
                && kept.denies(spoken)
                && !(kept.turns(spoken) || spoken.turns(kept));
    }

    /** With the words blanked out that only look like negations, and as long as before. */
    static String blanked(String plain) {
        String undirected = Amounts.undirected(plain);
        return NONE.matcher(undirected).replaceAll(found -> " ".repeat(found.group().length()));
    }

    /** "Not all" is not "none". */
    private static boolean extent(String raw, String written) {
        boolean part = PARTIAL.matcher(raw).find();
        boolean partThere = PARTIAL.matcher(written).find();
        return part == partThere || TOTAL.matcher(raw).find() == TOTAL.matcher(written).find();
    }

    /** One of the two texts. */
    private static final class Side {
        private final String text;
        private final List<int[]> found = new ArrayList<>();
        private final Set<String> denying = new HashSet<>();
        private final List<Word> words;
        private final Map<String, Integer> counts = new HashMap<>();
        private final Set<String> stems = new HashSet<>();
        private final List<int[]> spare = new ArrayList<>();

        Side(String plain) {
            text = blanked(plain);
            words = Word.of(text);
            for (Word word : words) {
                stems.add(word.stem());
            }
            Word.keys(words).forEach(key -> counts.merge(key, 1, Integer::sum));
            DENYING.matcher(text).results().forEach(each -> denying.add(each.group()));
            List<int[]> spares =
                    SPARE.matcher(text).results().map(r -> new int[] {r.start(), r.end()}).toList();
            String before = "";
            int end = -9;
            Matcher matcher = NEGATION.matcher(text);
            while (matcher.find()) {
                int at = matcher.start();
                boolean repeated =
                        matcher.group().equals(before)
                                && Word.of(text.substring(end, at)).stream()
                                        .noneMatch(Word::content)
                                && at - end < 12
                                && !text.substring(end, at).contains(" ");
                boolean stuttered =
                        matcher.group().equals(before)
                                && text.substring(end, at)
                                        .matches("[\\s,，.]*(?:(?:um+|uh+|er|hmm+)[\\s,.]*)*");
                if (spares.stream().anyMatch(s -> at >= s[0] && at < s[1])) {
                    spare.add(new int[] {at, matcher.end()});
                } else if (!repeated && !stuttered) {
                    found.add(new int[] {at, matcher.end()});
                }
                before = matcher.group();
                end = matcher.end();
            }
        }

        int least() {
            return found.size();
        }

        /** As many as it may stand for, beside that other text. */
        int most(Side other) {
            long own = denying.stream().filter(word -> !other.denying.contains(word)).count();
            return found.size() + spare.size() + (int) own;
        }

        /** It says "clear" where the other says "unclear", and does not deny it. */
        boolean turns(Side other) {
            return least() <= other.least()
                    && other.denying.stream()
                            .filter(word -> !denying.contains(word))
                            .map(word -> word.replaceFirst("^(?:un|im|in|dis|ir|il|non)", ""))
                            .anyMatch(positive ->
                                    positive.length() >= 4
                                            && stems.contains(Word.stem(positive))
                                            && !other.stems.contains(Word.stem(positive)));
        }

        /** What each negation denies here is also denied there, unless it is not named there. */
        boolean denies(Side other) {
            Set<String> denied = new HashSet<>();
            Stream.concat(other.found.stream(), other.spare.stream())
                    .forEach(each -> {
                        denied.addAll(Word.keys(other.after(each)));
                        denied.addAll(Word.keys(other.before(each)));
                    });
            return found.stream()
                    .map(each ->
                            Word.keys(after(each)).stream()
                                    .filter(key -> once(key, other))
                                    .findFirst())
                    .allMatch(key -> key.isEmpty() || denied.contains(key.get()));
        }

        private boolean once(String key, Side other) {
            return counts.getOrDefault(key, 0) == 1 && other.counts.getOrDefault(key, 0) == 1;
        }

        private List<Word> after(int[] negation) {
            return words.stream()
                    .filter(word -> word.from() >= negation[1] && within(negation[1], word.from()))
                    .toList();
        }

        private List<Word> before(int[] negation) {
            return words.stream()
                    .filter(word -> word.to() <= negation[0] && within(word.to(), negation[0]))
                    .toList();
        }

        /** In the same clause, and not far. */
        private boolean within(int from, int to) {
            String between = text.substring(from, to);
            return !CLAUSE.matcher(between).find()
                    && Word.of(between).stream().filter(Word::content).mapToInt(Word::weight).sum()
                            <= 2 * REACH;
        }
    }
}
