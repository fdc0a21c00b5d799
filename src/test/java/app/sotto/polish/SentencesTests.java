package app.sotto.polish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One. Two! Three? Four",
                "它很好。“真的吗？”他说。是的！",
                "no punctuation at all and going on for quite a while without any end in sight",
                "没有任何标点符号的一段很长的文字一直说下去没有停顿也没有结尾真的很长很长",
                "A line\nand another.  With spaces.   ",
                "",
            })
    void losesNothing(String text) {
        assertThat(String.join("", Sentences.of(text))).isEqualTo(text);
        assertThat(String.join("", Sentences.chunks(text, 12))).isEqualTo(text);
        assertThat(Sentences.chunks(text, 12)).allMatch(chunk -> chunk.length() <= 12);
    }

    @Test
    void endsAtSentences() {
        assertThat(Sentences.of("It is 3.5. Good. 好的。真的吗？是"))
                .containsExactly("It is 3.5. ", "Good. ", "好的。", "真的吗？", "是");
        assertThat(Sentences.chunks("One two. Three four. Five.", 20))
                .containsExactly("One two. ", "Three four. Five.");
    }
}
