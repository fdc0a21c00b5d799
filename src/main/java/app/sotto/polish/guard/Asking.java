package app.sotto.polish.guard;

import app.sotto.polish.Style;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dictated question stays a question and a dictated order an order; the reply neither begins with
 * an answer nor speaks of its work.
 */
final class Asking {

    private static final String START =
            "(?:^|[.!?,;:。！？，]\\s*|\\b(?:so|and|but|well|okay|ok|hey|hi|um|uh|like|also|then|right|yeah|please|actually|oh|now|or)\\s+)";

    private static final String AUX =
            "(?:is|are|am|was|were|do|does|did|can|could|will|would|should|shall|have|has|had|may)";

    private static final Pattern QUESTION =
            Pattern.compile(
                    "\\?|"
                            + START
                            + "(?:(?:what|who|whom|where|when|why|how|which)(?: (?:much|many|long|often|far|old|soon|exactly|time|kind of \\w+|\\w+))? "
                            + AUX
                            + "\\b|(?:what|how) about\\b|how come\\b|why not\\b|who (?:else|wants|knows|took|made|wrote|has|can)\\b|"
                            + AUX
                            + "(?: not)? (?:i|you|he|she|it|we|they|this|that|there|the|my|your|our|his|her|their|anyone|everyone|anybody|someone|any)\\b)"
                            + "|吗|呢$|什么|怎么|为什么|为何|多少|几点|几号|[谁哪]|何时|是不是|能不能|可不可以|有没有|要不要|会不会|行不行|好不好|对不对|是否|能否|可否|如何|难道|多久|多长|多大|多远");

    private static final Pattern NO_QUESTION =
            Pattern.compile(
                    "[没無无]什么|什么的|[没不]怎么(?!办|样)|怎么说呢|那个什么|哪怕|哪里哪里|[谁哪]都|什么都|多少(?:有点|会|还是)|随便什么|不管.{0,3}(?:什么|怎么|谁|哪)|无论.{0,3}(?:什么|怎么|谁|哪|如何)|呢(?=[，,])"
                            + "|\\byou know what\\b|\\bguess what\\b|\\bwhat a\\b|\\bhow (?:nice|great|lovely)\\b|\\bdo not you (?:know|think)\\b");

    /** A polite order may become a plain one. */
    private static final Pattern REQUEST =
            Pattern.compile(
                    "\\b(?:can|could|will|would) (?:you|we|i|someone|somebody|anyone)\\b|能不能|可不可以|能否|可否|行不行|好不好|可以.*吗|能.*吗|好吗|行吗|可以吗|怎么样$");

    private static final Pattern POLITE =
            Pattern.compile(
                    "\\b(?:please|kindly|would you|let us|lets|i would like|i would appreciate|we should|i ask|i am asking|i request|grateful if|wonder)\\b|[请望盼烦]|劳驾");

    private static final Pattern WONDERS =
            Pattern.compile(
                    "\\b(?:whether|ask|wonder|inquire|enquire|know if|confirm)|请问|想问|问一下|询问|想知道|了解|确认|请");

    private static final Pattern ANSWER =
            Pattern.compile(
                    "^(?:yes|yeah|no|sure|okay|ok[,. ]|alright|of course|certainly|absolutely|definitely|unfortunately|great question|good question|i can not (?:help|assist|provide|answer|comply|do that|write|translate|fulfil\\w*|access|browse)|i am sorry|i apologize|sorry|i do not have|as an ai|as a language|the answer|understood|got it|thanks for|thank you for|i understand|i would be happy|i am happy|happy to|no problem|not sure)\\b"
                            + "|^(?:是的|好的|好[，,]|当然|没问题|可以的|可以[，。！,!]|不是的|不可以|抱歉|对不起|很抱歉|作为(?:一个|一名)?(?:ai|人工智能|语言)|(?:我|很?抱歉，?)?(?:无法|不能)(?:帮|提供|回答|协助|满足|访问|执行|写|翻译)|明白了|收到|答案|谢谢你的|感谢您|你好[，,！!]我)");

    private static final Pattern REGRET =
            Pattern.compile("regret|apolog|sorry|unfortunately|afraid|sadly|遗憾|抱歉|对不起|不好意思|可惜");

    /** Somebody is spoken to; not in thanks, and not in a request. */
    private static final Pattern YOU =
            Pattern.compile(
                    "(?<!thank )(?<!(?:could|would|can|will|if|do|may|that|as|see|inform|let|tell|assure|ask) )\\byou(?:r|rs)?\\b|(?<![请烦劳谢给向让替贵望盼知]|告诉|通知)[你您](?!好)");

    private static final Pattern ANY_YOU = Pattern.compile("\\by(?:ou|a'll|all)|\\bu\\b|[你您]");

    private static final Pattern CHATTER =
            Pattern.compile(
                    "\\bhere(?: is| are)? (?:is |are )?(?:the|your|a|an|my) (?:\\w+ ){0,3}(?:version|text|transcript|rewrite|draft|summary|translation|list|poem|message|email|edit)\\b|\\b(?:edited|polished|rewritten|revised|cleaned[- ]up|corrected) (?:version|text|transcript)\\b|\\blet me know if\\b|\\bhope this helps\\b|\\bfeel free to\\b|\\bis there anything else\\b|\\bhow can i (?:help|assist)\\b|\\bi(?: have|) (?:removed|edited|polished|rewritten|revised|corrected|cleaned|rephrased|summarized|translated|changed)\\b|^note:|\\(note:|\\bnote that i\\b|\\bthe (?:speaker|user|text|author|dictation)\\b|\\bplease provide\\b|\\bas an ai\\b|\\blanguage model\\b"
                            + "|以下(?:是|为)|(?:优化|润色|改写|编辑|修改|整理)(?:后|过|版)|希望(?:这|对你|对您|能帮)|如(?:有|需)(?:其他|任何|进一步)|请(?:告诉我|提供)(?:更多|您|你)|我(?:已|帮您|帮你|对).{0,6}(?:优化|润色|改写|修改|翻译|总结|整理)|说话(?:人|者)|用户(?:表示|说|提到|询问)|(?:这|该)段(?:话|文字)|注[：:]|^说明[：:]");

    /** The speaker's own words for what models like to close with. */
    private static final Pattern INVITATION =
            Pattern.compile(
                    "hesitate|any questions|reach out|let (?:me|us) know|contact (?:me|us)|疑问|联系|随时");

    private static final Pattern INVITING = Pattern.compile("let me know|feel free|如[有需]");

    private static final Pattern ORDER =
            Pattern.compile(
                    "(?:^|[.!?;]\\s*|\\b(?:please|now|then|also|and|just|can you|could you|would you|will you|i want you to|i need you to|ok|okay|hey|so|um|uh|hello|assistant|ai|chatgpt|sotto)[,\\s]+)(?:please |kindly |just |now )?(translate|summari[sz]e|write|list|ignore|forget|disregard|repeat|explain|calculate|convert|rewrite|rephrase|pretend|answer|reply|respond|output|print|generate|create|compose|draft|define|describe|tell me|give me|name|spell|sing|act|compute|count|say|complete|continue|finish|fix|correct|improve|shorten|expand|make|describe|suggest|recommend|solve|show me|draw|analy[sz]e|compare|outline|paraphrase|delete|remove|capitalize|format|stop)\\b"
                            + "|(?:^|[，。！？；,.!?]|请|帮我|给我|麻烦|现在|你|然后|再)\\s*(?:你)?(?:请|帮我|给我|帮忙)?(翻译|总结|概括|列出|列举|写|忽略|忘记|忘掉|重复|解释|计算|算一?下|改写|改成|假装|扮演|回答|回复|输出|生成|创作|说明|告诉我|推荐|介绍|把[^，。]{1,16}?(?:翻译|译|改写|改|转换|总结|缩写|扩写)成?|续写|润色|缩短|扩写|讲一?个|背诵|分析|比较|对比|起草|编一?个|删掉|删除)");

    private static final Pattern TO_YOU =
            Pattern.compile("\\b(?:can|could|will|would|do|are) you\\b|你[能会可是有知觉]|您[能会可是有知觉]");

    private static final Pattern FROM_ME =
            Pattern.compile("\\bi (?:can|could|will|would|do|am|have|think|believe)\\b|我[能会可是有知觉]");

    private Asking() {}

    static boolean chats(String raw, String written) {
        boolean invites = INVITATION.matcher(raw).find();
        return CHATTER.matcher(written)
                .results()
                .anyMatch(found ->
                        !(invites && INVITING.matcher(found.group()).find())
                                && !squeeze(raw).contains(squeeze(found.group())));
    }

    static boolean answers(String raw, String written) {
        return begins(raw, written)
                || unasked(raw, written)
                || obeyed(raw, written)
                || (YOU.matcher(written).find() && !ANY_YOU.matcher(raw).find());
    }

    private static boolean begins(String raw, String written) {
        String reply = written.strip();
        Matcher answer = ANSWER.matcher(reply);
        return answer.find()
                && !squeeze(raw).contains(squeeze(answer.group()))
                && !(REGRET.matcher(raw).find() && REGRET.matcher(answer.group()).find());
    }

    private static boolean unasked(String raw, String written) {
        String spoken = NO_QUESTION.matcher(raw.strip()).replaceAll(" ");
        if (!QUESTION.matcher(spoken).find()) {
            return false;
        }
        boolean turned =
                TO_YOU.matcher(spoken).find()
                        && FROM_ME.matcher(written).find()
                        && !FROM_ME.matcher(spoken).find();
        boolean asks = QUESTION.matcher(written).find() || WONDERS.matcher(written).find();
        boolean asked =
                asks
                        || (REQUEST.matcher(spoken).find()
                                && (POLITE.matcher(written).find() || ordered(spoken, written)));
        return !asked || (turned && !written.contains("?"));
    }

    /** "Could you send it" as "Send it". */
    private static boolean ordered(String raw, String written) {
        var words = Word.of(written.strip());
        return !words.isEmpty()
                && words.getFirst().content()
                && raw.contains(words.getFirst().text())
                && !FROM_ME.matcher(written).find();
    }

    /** An order in the text is gone from the reply, as if it had been done. */
    private static boolean obeyed(String raw, String written) {
        return ORDER.matcher(raw.strip())
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(order -> !order.isEmpty())
                .anyMatch(order -> !kept(order, written, order.charAt(0) > 0x2e80));
    }

    private static boolean kept(String order, String written, boolean han) {
        if (han) {
            String verb =
                    order.startsWith("把") ? "[译改转总缩扩]" : "[" + order.replaceAll("[一下个我]", "") + "]";
            return Pattern.compile(verb).matcher(written).find();
        }
        String verb = Word.stem(order.replaceFirst(" me$", ""));
        return Word.of(written).stream().anyMatch(word -> word.stem().equals(verb))
                || new Content(order, written, Style.STANDARD).holds();
    }

    private static String squeeze(String text) {
        return Plain.squeezed(text.toLowerCase(Locale.ROOT));
    }
}
