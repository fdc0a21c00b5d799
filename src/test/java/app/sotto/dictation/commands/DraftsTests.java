package app.sotto.dictation.commands;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.Mark;
import app.sotto.polish.Manner;
import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What commands make of what was said, and what they spare the model. */
class DraftsTests {

    private final List<String> asked = new ArrayList<>();
    private final Drafts drafts = new Drafts();

    private final Polisher large =
            new Polisher() {
                @Override
                public Polished polish(String text, Manner manner) {
                    asked.add(text);
                    return new Polished(
                            text.toUpperCase(Locale.ROOT),
                            manner.style(),
                            "large",
                            Polished.Outcome.POLISHED,
                            1,
                            1);
                }

                @Override
                public boolean serves(Style style) {
                    return true;
                }

                @Override
                public String engine() {
                    return "large";
                }
            };

    @Test
    void commandsStandBetweenWhatIsPolished() {
        say("Dear team. New paragraph. We shipped. New line. Regards.");

        assertThat(page()).isEqualTo("DEAR TEAM.\n\nWE SHIPPED.\nREGARDS.");
        assertThat(asked).containsExactly("Dear team.", "We shipped.", "Regards.");
    }

    @Test
    void takesBackTheLastSentence() {
        say("It rains. It pours. Scratch that. It shines.");

        assertThat(page()).isEqualTo("IT RAINS. IT SHINES.");
        assertThat(asked).containsExactly("It rains.", "It shines.");
        Written written = written(drafts.all().getFirst());
        assertThat(written.marks(0))
                .containsExactly(
                        new Mark(10, 20, Mark.Kind.TAKEN, 9),
                        new Mark(20, 34, Mark.Kind.SCRATCH, 0));
    }

    @Test
    void takesBackFromTheSegmentBefore() {
        say("It rains. It pours.");
        List<Draft> changed = say("Scratch that.");

        assertThat(changed).extracting(Draft::index).containsExactly(0, 1);
        assertThat(page()).isEqualTo("IT RAINS.");
    }

    @Test
    void takesBackMoreAndMore() {
        say("One.");
        say("Two. New line.");
        say("Scratch that.");
        assertThat(page()).isEqualTo("ONE. TWO.");
        say("Scratch that. Scratch that.");
        assertThat(page()).isEmpty();
        say("Scratch that.");
        assertThat(page()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void keepsANameWhole() {
        say("It rains. Call Dr. Smith. Scratch that.");

        assertThat(page()).isEqualTo("IT RAINS.");
    }

    @Test
    void whatHasNothingToTakeBackIsWords() {
        say("Delete that. Then go on.");

        assertThat(page()).isEqualTo("DELETE THAT. THEN GO ON.");
    }

    @Test
    void takesBackChinese() {
        say("明天开会。改成后天。删除刚才那句。换行。谢谢。");

        assertThat(page()).isEqualTo("明天开会。\n谢谢。");
    }

    @Test
    void nothingIsAskedForWhereNothingIsLeft() {
        say("One.");
        asked.clear();
        List<Draft> changed = say("Scratch that.");
        changed.forEach(this::written);

        assertThat(asked).isEmpty();
    }

    private List<Draft> say(String text) {
        int index = drafts.all().size();
        Duration start = Duration.ofSeconds(10L * index);
        var segment = new Segment(start, start.plusSeconds(5), text, null, List.of());
        return drafts.add(Phrasebook.COMMANDS, index, segment, true);
    }

    private Written written(Draft draft) {
        return Composition.write(draft, large, Style.STANDARD, "en");
    }

    private String page() {
        asked.clear();
        return Lines.page(
                drafts.all().stream().map(each -> written(each).polished().text()).toList());
    }
}
