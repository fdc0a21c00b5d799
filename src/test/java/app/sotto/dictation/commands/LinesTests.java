package app.sotto.dictation.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTests {

    @Test
    void joinsWordsAsSpeechIsJoined() {
        assertThat(Lines.page(List.of("Hello.", " World. ", "", "你好。", "世界。")))
                .isEqualTo("Hello. World. 你好。世界。");
    }

    @Test
    void keepsBreaksBulletsAndQuotationMarks() {
        assertThat(Lines.page(List.of("\n", "One.", "\n", "Two.", "\n\n", "Three.", "\n")))
                .isEqualTo("One.\nTwo.\n\nThree.");
        assertThat(Lines.page(List.of("List.", Lines.BULLET, "One.", Lines.BULLET, "二。")))
                .isEqualTo("List.\n• One.\n• 二。");
        assertThat(Lines.page(List.of("List.", "\n", Lines.BULLET, "One.")))
                .isEqualTo("List.\n• One.");
        assertThat(Lines.page(List.of("He said.", "“", "Never.", "”", "And left.")))
                .isEqualTo("He said. “Never.” And left.");
        assertThat(Lines.page(List.of("他说。", "“", "不。", "”", "走了。"))).isEqualTo("他说。“不。”走了。");
    }

    @Test
    void neverLeavesMoreThanOneLineEmpty() {
        assertThat(Lines.page(List.of("One.", "\n\n", "\n", "\n\n", "Two.")))
                .isEqualTo("One.\n\nTwo.");
    }

    @Test
    void makesTheSameInTwoSteps() {
        var all = List.of("One.", "\n", Lines.BULLET, "Two.", "“", "Three.", "”", "\n\n", "四。");
        for (int i = 0; i <= all.size(); i++) {
            String first = Lines.join(all.subList(0, i));
            String second = Lines.join(all.subList(i, all.size()));
            assertThat(Lines.page(List.of(first, second))).isEqualTo(Lines.page(all));
            assertThat(Lines.join(all)).startsWith(first);
        }
    }
}
