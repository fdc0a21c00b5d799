package app.sotto.polish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We meet at five.",
                "  We meet at five.\n",
                "Sure, here is the polished text: We meet at five.",
                "Sure! Here's the edited version:\n\nWe meet at five.",
                "Here is the text:\n\"We meet at five.\"",
                "**Edited text:** We meet at five.",
                "Polished: We meet at five.",
                "\"We meet at five.\"",
                "“We meet at five.”",
                "```\nWe meet at five.\n```",
                "Here you go:\n```text\nWe meet at five.\n```",
                "<think>They want: an edit.</think>\nWe meet at five.",
                "the reasoning\n</think>We meet at five.",
                "优化后的文本：We meet at five.",
                "好的，以下是优化后的文本：\nWe meet at five.",
                "以下是改写后的文本：「We meet at five.」",
                "当然可以！以下是润色后的版本：We meet at five.",
            })
    void takesTheChatterOff(String reply) {
        assertThat(Reply.clean(reply, "we meet at five")).isEqualTo("We meet at five.");
    }

    @Test
    void keepsWhatTheSpeakerSaidThatWay() {
        assertThat(Reply.clean("Sure, here is the plan: we wait.", "sure here is the plan we wait"))
                .isEqualTo("Sure, here is the plan: we wait.");
        assertThat(Reply.clean("好的，以下是计划：等待。", "好的以下是计划等待")).isEqualTo("好的，以下是计划：等待。");
        assertThat(Reply.clean("\"Yes\" and \"no\"", "yes and no")).isEqualTo("\"Yes\" and \"no\"");
        assertThat(Reply.clean("Note: bring tea.", "note bring tea")).isEqualTo("Note: bring tea.");
    }

    @Test
    void isEmptyWhenTheModelOnlyThought() {
        assertThat(Reply.clean("<think>and so on", "we meet")).isEmpty();
    }
}
