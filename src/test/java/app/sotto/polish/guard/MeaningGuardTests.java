package app.sotto.polish.guard;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.polish.Reason;
import app.sotto.polish.Style;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningGuardTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it costs twenty five dollars | It costs $25.",
                "we have one hundred and five people | We have 105 people.",
                "in nineteen ninety nine | In 1999,",
                "in twenty twenty four | In 2024.",
                "two thousand and twenty four | 2024",
                "three point five percent | 3.5%",
                "one point five million users | 1.5 million users",
                "one point five million users | 1,500,000 users",
                "at three thirty | At 3:30.",
                "at three p m | At 3:00 p.m.",
                "at three oh five | At 3:05.",
                "at half past three | At 3:30.",
                "call five five five one two | Call 555-12.",
                "one two three | One, two, three.",
                "there are three three apples | There are 3 apples.",
                "the thirty second pause | The 30-second pause.",
                "the twenty first of may | 21 May",
                "this one is better | This is better.",
                "give me a second | Give me a moment.",
                "meet at three on the fifth | On the 5th, meet at 3.",
                "i do not want it | I don't want it.",
                "i can't and i won't | I cannot and I will not.",
                "no no i never said it | No, I never said it.",
                "he went without a coat and not only today | He went without a coat, today as well.",
                "see example dot com slash docs | See example.com/docs.",
                "write to anna at example dot org | Write to anna@example.org.",
                "at this point five people left | At this point, 5 people left.",
                "一共二十五个人 | 一共25个人。",
                "两千零二十四年 | 2024年",
                "二〇二四年 | 2024年",
                "一百二十块 | 120块",
                "三点五 | 3.5",
                "下午三点半 | 下午3:30",
                "三点二十分开会 | 3点20分开会。",
                "百分之五十 | 50%",
                "三千万用户 | 3000万用户",
                "一亿两千万 | 120000000",
                "千万不要忘记 | 一定不要忘记",
                "这是一个问题 | 这是个问题。",
                "我不不不知道 | 我不知道。",
                "是不是这样 | 是否这样？",
                "他不去 | 他不会去。",
                "我們後天見不要忘記帶三個蘋果 | 我们后天见，不要忘记带三个苹果。",
                "周杰伦说乾隆和他的头发没关系 | 周杰倫說乾隆和他的頭髮沒關係。",
                "非常好，不过有点贵 | 很好，但有点贵。",
                "我没有时间 | 我没时间。",
                "差不多十分钟 | 大约10分钟",
            })
    void letsTheSameMeaningThrough(String spoken, String written) {
        assertThat(breach(spoken, written)).as("%s → %s", spoken, written).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it costs twenty five dollars | It costs $26. | NUMBER",
                "it costs twenty five dollars | It costs some money. | NUMBER",
                "it costs some money | It costs $25. | NUMBER",
                "three point five percent | 35% | NUMBER",
                "one hundred people | 1000 people | NUMBER",
                "two apples and five pears | Two apples and some pears. | NUMBER",
                "two apples | One apple. | NUMBER",
                "i do not want it | I want it. | NEGATION",
                "i want it | I don't want it. | NEGATION",
                "i do not like tea and i do not like milk | I do not like tea and I like milk. | NEGATION",
                "see example dot com | See the page. | LINK",
                "see the page | See https://example.com. | LINK",
                "see https://a.example.com/x | See https://a.example.com/y. | LINK",
                "一共二十五个人 | 一共35个人。 | NUMBER",
                "一百二十块 | 一千二十块 | NUMBER",
                "百分之五十 | 15% | NUMBER",
                "明天三点开会 | 明天开会。 | NUMBER",
                "我不去 | 我去。 | NEGATION",
                "我没有时间 | 我有时间。 | NEGATION",
                "我去 | 我别去。 | NEGATION",
                "我可以去 | 我无法去。 | NEGATION",
            })
    void seesWhatWasLostOrInvented(String spoken, String written, Reason reason) {
        assertThat(breach(spoken, written)).as("%s → %s", spoken, written).contains(reason);
    }

    private static Optional<Reason> breach(String spoken, String written) {
        return MeaningGuard.breach(spoken, written, Style.CONCISE, Set.of());
    }
}
