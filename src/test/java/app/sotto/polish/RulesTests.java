package app.sotto.polish;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.polish.Polished.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello there | Hello there.",
                "um i think uh we should go | I think we should go.",
                "so um, yes, i agree | So yes, I agree.",
                "and so my fellow americans ask not what your country can do for you | And so my fellow americans ask not what your country can do for you.",
                "i'm sure i'll be there on monday | I'm sure I'll be there on Monday.",
                "the the meeting is is at five | The meeting is is at five.",
                "in the in the morning | In the morning.",
                "we we should call them | We should call them.",
                "i had had enough of that that day | I had had enough of that that day.",
                "no no i do not want it | No no I do not want it.",
                "it is very very good | It is very very good.",
                "call five five five one two | Call five five five one two.",
                "so do i i think | So do I I think.",
                "what time is it | What time is it?",
                "can you hear me | Can you hear me?",
                "how many people are there | How many people are there?",
                "what he said was true | What he said was true.",
                "uh huh that is right | Uh huh that is right.",
                "she waited in the er for hours | She waited in the er for hours.",
                "hello. this is a test. it works | Hello. This is a test. It works.",
                "it costs 3.5 dollars i.e. not much | It costs 3.5 dollars i.e. not much.",
                "mail me at i@example.com | Mail me at i@example.com.",
                "the umbrella is mine | The umbrella is mine.",
                "Already fine. | Already fine.",
                "wait , what ? | Wait, what?",
                "i may march in august | I may march in august.",
                "what it is is a problem | What it is is a problem.",
                "i listen to to relax | I listen to to relax.",
                "um | um",
                "I told you you should go | I told you you should go.",
            })
    void cleansEnglishSpeech(String spoken, String written) {
        assertThat(english(spoken, Style.STANDARD)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i don't think we can't do it | I do not think we cannot do it.",
                "we're sure they'll come and i've seen it | We are sure they will come and I have seen it.",
                "it's been a long day | It has been a long day.",
                "it's a long day | It is a long day.",
                "he's called twice | He's called twice.",
                "don't you want to go | Don't you want to go.",
                "John's car isn't here | John's car is not here.",
                "I’d like to come | I would like to come.",
                "i'd put it there | I'd put it there.",
                "let's go | Let us go.",
                "Won't do | Will not do.",
                "we're gonna win | We are going to win.",
            })
    void writesContractionsInFull(String spoken, String written) {
        assertThat(english(spoken, Style.FORMAL)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i do not know and i am sorry | I don't know and I'm sorry.",
                "yes i am | Yes I am.",
                "tell me what it is now | Tell me what it is now.",
                "we cannot come and they will not wait | We can't come and they won't wait.",
                "she is taller than i am in the picture | She is taller than I am in the picture.",
                "it is a good day | It's a good day.",
                "we will see | We'll see.",
                "it is not only cheap | It's not only cheap.",
            })
    void contractsWhereItReadsWell(String spoken, String written) {
        assertThat(english(spoken, Style.CASUAL)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it is basically done | It is done.",
                "i kind of like it | I like it.",
                "it is a kind of bird | It is a kind of bird.",
                "Well, I think so. | I think so.",
                "do you know him | Do you know him?",
                "The plan, you know, is good. | The plan is good.",
                "You know, the plan is good. | The plan is good.",
                "He spoke honestly. | He spoke honestly.",
                "bring tea or something | Bring tea.",
                "it works well, however | It works well, however.",
            })
    void dropsHedges(String spoken, String written) {
        assertThat(english(spoken, Style.CONCISE)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "你好 | 你好。",
                "嗯，我觉得可以 | 我觉得可以。",
                "呃我们明天三点开会 | 我们明天三点开会。",
                "金额是五百元 | 金额是五百元。",
                "然后然后我们就走了 | 然后我们就走了。",
                "我我我不知道 | 我不知道。",
                "请相信我我会努力 | 请相信我我会努力。",
                "你看看谢谢 | 你看看谢谢。",
                "今天天气不错 我们出去吧 | 今天天气不错，我们出去吧。",
                "你吃饭了吗 | 你吃饭了吗？",
                "价格是3.5元,不贵 | 价格是3.5元，不贵。",
                "他说:10:30到 | 他说：10:30到。",
                "我用 iPhone 打电话 | 我用 iPhone 打电话。",
                "那个，我想问一下 | 我想问一下。",
                "那个人是谁 | 那个人是谁。",
                "嗯 | 嗯",
                "我不去. | 我不去。",
                "他的成就就是这样 | 他的成就就是这样。",
            })
    void cleansChineseSpeech(String spoken, String written) {
        assertThat(chinese(spoken, Style.STANDARD)).isEqualTo(written);
    }

    @Test
    void choosesChineseWordsByStyle() {
        assertThat(chinese("咱们为啥要去呀", Style.FORMAL)).isEqualTo("我们为什么要去。");
        assertThat(chinese("您因此不能来", Style.CASUAL)).isEqualTo("你所以不能来。");
        assertThat(chinese("说实话，我不喜欢", Style.CONCISE)).isEqualTo("我不喜欢。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello there", "你好"})
    void leavesDetailedToAModel(String spoken) {
        Polished polished =
                Rules.rewrite(spoken, Style.DETAILED, Tongue.of("auto", spoken), Writing.AS_IT_IS);

        assertThat(polished.text()).isEqualTo(spoken);
        assertThat(polished.outcome()).isEqualTo(Outcome.KEPT_RAW_NEEDS_MODEL);
    }

    @Test
    void leavesOtherLanguagesToAModel() {
        Polished polished =
                Rules.rewrite(
                        "guten morgen", Style.STANDARD, Tongue.of("de", "guten"), Writing.AS_IT_IS);

        assertThat(polished.outcome()).isEqualTo(Outcome.KEPT_RAW_NEEDS_MODEL);
        assertThat(polished.engine()).isEqualTo("rules");
    }

    @Test
    void endsEachLineByItself() {
        assertThat(english("first line\n\nsecond line", Style.STANDARD))
                .isEqualTo("First line.\n\nSecond line.");
    }

    private static String english(String text, Style style) {
        return Rules.rewrite(text, style, Tongue.EN, Writing.AS_IT_IS).text();
    }

    private static String chinese(String text, Style style) {
        return Rules.rewrite(text, style, Tongue.ZH, Writing.AS_IT_IS).text();
    }
}
