package app.sotto.transcription;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.Transcript.Word;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptFormatsTests {

    private final Transcript transcript =
            new Transcript(
                    "en",
                    Duration.ofSeconds(4_000),
                    Duration.ofMillis(2_500),
                    "cmu-sphinx-en",
                    List.of(
                            new Segment(ms(0), ms(1_250), "Salt & <pepper>,", null, List.of()),
                            new Segment(
                                    ms(3_661_001),
                                    ms(3_662_000),
                                    "好的。",
                                    0.91234,
                                    List.of(new Word(ms(3_661_001), ms(3_662_000), "好", true)))));

    @Test
    void writesSubRip() {
        assertThat(TranscriptFormats.srt(transcript))
                .isEqualTo(
                        """
                        1
                        00:00:00,000 --> 00:00:01,250
                        Salt & <pepper>,

                        2
                        01:01:01,001 --> 01:01:02,000
                        好的。

                        """);
    }

    @Test
    void writesWebVtt() {
        assertThat(TranscriptFormats.vtt(transcript))
                .startsWith(
                        "WEBVTT\n\n00:00:00.000 --> 00:00:01.250\nSalt &amp; &lt;pepper&gt;,\n\n")
                .endsWith("01:01:01.001 --> 01:01:02.000\n好的。\n\n");
    }

    @Test
    void writesText() {
        assertThat(TranscriptFormats.txt(transcript)).isEqualTo("Salt & <pepper>,\n好的。\n");
    }

    @Test
    void writesJson() {
        assertThat(TranscriptFormats.json(transcript))
                .contains("\"language\" : \"en\"", "\"start\" : 3661.001", "\"confidence\" : 0.912")
                .contains("\"estimated\" : true", "\"text\" : \"Salt & <pepper>, 好的。\"");
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
