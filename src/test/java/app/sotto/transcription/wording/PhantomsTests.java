package app.sotto.transcription.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhantomsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subtitles by the Amara.org community",
                "Transcription by CastingWords",
                "字幕由Amara.org社区提供",
                "字幕志愿者 杨茜茜",
                "请不吝点赞 订阅 转发 打赏支持明镜与点点栏目",
                "請不吝點贊 訂閱 轉發 打賞支持明鏡與點點欄目"
            })
    void creditsAreNeverBelieved(String credit) {
        assertThat(Phantoms.are(credit, 10, null, -0.2)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thanks for watching!", "Thank you.", "you", "谢谢观看", "感謝觀看！", "谢谢大家。"})
    void farewellsAreBelievedOnlyWhereSomebodySpeaks(String farewell) {
        assertThat(Phantoms.are(farewell, 3, 0.9, -0.3)).isTrue();
        assertThat(Phantoms.are(farewell, 3, 0.1, -0.3)).isFalse();
        assertThat(Phantoms.are(farewell, 3, null, null)).isFalse();
    }

    @Test
    void nobodySaysThatInAMoment() {
        assertThat(Phantoms.are("Thank you for watching!", 0.3, null, null)).isTrue();
        assertThat(Phantoms.are("Thank you for watching!", 1.2, null, null)).isFalse();
        assertThat(Phantoms.are("谢谢大家观看", 0.3, null, null)).isTrue();
        assertThat(Phantoms.are("谢谢大家观看", 1.0, null, null)).isFalse();
    }

    @Test
    void aGuessWhereTheModelHearsNobodyIsNoText() {
        assertThat(Phantoms.are("the green river", 2, 0.8, -1.4)).isTrue();
        assertThat(Phantoms.are("the green river", 2, 0.8, -0.4)).isFalse();
    }

    @Test
    void aSentenceThatSpeaksOfSubtitlesIsBelieved() {
        assertThat(
                        Phantoms.are(
                                "The film had subtitles by the community of Amara.org, and we"
                                        + " talked about them for an hour.",
                                6,
                                null,
                                null))
                .isFalse();
        assertThat(Phantoms.are("我们昨天讨论了字幕的翻译", 3, null, null)).isFalse();
    }
}
