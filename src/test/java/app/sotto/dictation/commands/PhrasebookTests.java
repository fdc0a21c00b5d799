package app.sotto.dictation.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command counts where it stands by itself, and nowhere else. */
class PhrasebookTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "New line. | LINE",
                "new line | LINE",
                "Newline! | LINE",
                "Um, new-line. | LINE",
                "Dear John. New paragraph. Thank you. | words PARAGRAPH words",
                "It rains. It pours. Scratch that. | words SCRATCH",
                "Delete that. We meet at ten. | SCRATCH words",
                "New paragraph, bullet point. | PARAGRAPH BULLET",
                "He said. Open quote. Never. Close quote. | words OPEN_QUOTE words CLOSE_QUOTE",
                "We chose plan B. New line. Next. | words LINE words",
                "今天很冷。换行。我们不去了。 | words LINE words",
                "另起一段 | PARAGRAPH",
                "換行 | LINE",
                "刪除剛才那句。 | SCRATCH",
                "項目符號，左引號。 | BULLET OPEN_QUOTE",
                "嗯，划掉。 | SCRATCH",
                "删除刚才那句。 | SCRATCH",
                "项目符号，左引号。 | BULLET OPEN_QUOTE",
                "We meet at 3.5 percent. 换行。 | words LINE",
            })
    void obeysWhatStandsByItself(String said, String parts) {
        assertThat(parts(said, true, true)).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We need a new line of products.",
                "Dear John, new paragraph, thank you.",
                "They opened a new line.",
                "Scratch that?",
                "Please delete that file.",
                "Delete that, please, and go on.",
                "Scratch that itch.",
                "The bullet point is clear.",
                "按回车换行。",
                "你按回车，换行，然后保存。",
                "请把这段划掉吧。",
                "换行吗？",
            })
    void leavesWordsAlone(String said) {
        assertThat(parts(said, true, true)).isEqualTo("words");
    }

    @Test
    void asksForAPauseWhereNoSentenceEnds() {
        assertThat(parts("new line", false, true)).isEqualTo("words");
        assertThat(parts("new line", true, false)).isEqualTo("words");
        assertThat(parts("New line. It goes on", false, true)).isEqualTo("words");
        assertThat(parts("It ends. New line.", false, false)).isEqualTo("words LINE");
    }

    @Test
    void leavesNoLetterOut() {
        String text = "One. New line. Two. 换行。三。 Scratch that. ";
        List<Part> parts = Phrasebook.COMMANDS.parts(text, true, true);

        assertThat(
                        parts.stream()
                                .map(part -> text.substring(part.from(), part.to()))
                                .collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @Test
    void obeysNothingWhereNothingIsWanted() {
        assertThat(Phrasebook.NONE.parts("New line.", true, true))
                .containsExactly(Part.words(0, 9));
    }

    private static String parts(String text, boolean pausedBefore, boolean pausedAfter) {
        return Phrasebook.COMMANDS.parts(text, pausedBefore, pausedAfter).stream()
                .map(part -> part.kind() == null ? "words" : part.kind().name())
                .collect(Collectors.joining(" "));
    }
}
