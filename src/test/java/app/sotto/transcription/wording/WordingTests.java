package app.sotto.transcription.wording;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.transcription.Joining;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTests {

    @Test
    void cutsWordsAndCharacters() {
        assertThat(Tokens.of(" Hello,  world! ")).containsExactly("Hello,", "world!");
        assertThat(Tokens.of("我用GPT写，好。")).containsExactly("我", "用", "GPT", "写，", "好。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello, world! It is 3.5 percent.", "我用GPT写，好。", "Don't — stop…"})
    void putsThemTogetherAgain(String text) {
        assertThat(Joining.tokens(Tokens.of(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"end., true", "end, false", "Mr., false", "J., false", "好。, true", "no?\", true"})
    void knowsWhereSentencesEnd(String token, boolean ends) {
        assertThat(Tokens.endsSentence(token)).isEqualTo(ends);
    }

    @Test
    void undoesLoops() {
        assertThat(
                        Loops.undo(
                                "Hello. Thank you for watching. "
                                        + "Thank you for watching. ".repeat(5)))
                .isEqualTo("Hello. Thank you for watching.");
        assertThat(Loops.undo("嗯嗯嗯嗯嗯嗯嗯嗯")).isEqualTo("嗯");
    }

    @Test
    void leavesWhatPeopleRepeat() {
        assertThat(Loops.undo("no, no, no. It is very, very good"))
                .isEqualTo("no, no, no. It is very, very good");
    }
}
