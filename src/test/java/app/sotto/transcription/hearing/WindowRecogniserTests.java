package app.sotto.transcription.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.Demand;
import app.sotto.inference.Lease;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.NodeFailedException;
import app.sotto.inference.Recognition;
import app.sotto.inference.Requests;
import app.sotto.inference.SpeechWindow;
import app.sotto.inference.WorkClass;
import app.sotto.transcription.Fakes;
import app.sotto.transcription.TranscriptionFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WindowRecogniserTests {

    private final Fakes.OpenPool pool = new Fakes.OpenPool();
    private final List<Double> temperatures = new ArrayList<>();

    @Test
    void keepsTheAudioWhenNoNodeCouldDoIt() {
        assertThatThrownBy(() ->
                        recognise(window -> {
                            throw new NoCapacityException("down");
                        }))
                .isInstanceOf(TranscriptionFailedException.class)
                .hasMessageContaining("The audio is kept");
        assertThat(pool.open).hasValue(0);
    }

    @Test
    void warmsUpWhileTheAnswerIsDoubtful() {
        Recognition heard =
                recognise(window ->
                        window.temperature() < 0.5
                                ? doubtful("la la", -0.4, 3.1)
                                : doubtful("hello", -0.3, 1.1));

        assertThat(heard.text()).isEqualTo("hello");
        assertThat(temperatures).hasSize(4);
        assertThat(temperatures.getLast()).isBetween(0.59, 0.61);
    }

    @Test
    void takesTheLikeliestWhenAllAreDoubtful() {
        Recognition heard =
                recognise(window ->
                        doubtful(
                                "t" + Math.round(window.temperature() * 10),
                                -1.5 - Math.abs(window.temperature() - 0.4),
                                1.0));

        assertThat(heard.text()).isEqualTo("t4");
        assertThat(temperatures).hasSize(6);
        assertThat(temperatures.getLast()).isEqualTo(1.0);
    }

    @Test
    void givesNoTextForWhatNobodySaid() {
        assertThat(recognise(_ -> Fakes.said("字幕由Amara.org社区提供")).text()).isEmpty();

        Recognition heard =
                recognise(_ ->
                        new Recognition(
                                "So be it. Thanks for watching!",
                                "en",
                                List.of(
                                        Fakes.segment(0, 0.8, "So be it."),
                                        Fakes.segment(4, 6, "Thanks for watching!"))));

        assertThat(heard.text()).isEqualTo("So be it.");
        assertThat(heard.segments()).hasSize(1);
    }

    @Test
    void believesEnginesThatGiveNoMeasures() {
        recognise(window -> Fakes.said("hello"));

        assertThat(temperatures).containsExactly(0.0);
    }

    @Test
    void aNodeThatHearsNothingInSpeechIsNotBelievedAtOnce() {
        var requests = new Twice(pool);
        assertThat(
                        recognise(
                                        requests,
                                        _ ->
                                                temperatures.size() == 1
                                                        ? Fakes.said("")
                                                        : Fakes.said("hello"))
                                .text())
                .isEqualTo("hello");
        assertThat(temperatures).hasSize(2);
        temperatures.clear();

        assertThat(recognise(requests, _ -> new Recognition("", "en", List.of())).text()).isEmpty();
        assertThat(temperatures).hasSize(2);
        temperatures.clear();

        // Where nobody may be asked a second time, silence stands.
        assertThat(recognise(_ -> new Recognition("", "en", List.of())).text()).isEmpty();
        assertThat(temperatures).hasSize(1);
    }

    @Test
    void dropsSegmentsThatRepeatOneAnother() {
        List<Recognition.Segment> segments = new ArrayList<>();
        segments.add(Fakes.segment(0, 1, "Good morning."));
        for (int i = 1; i < 6; i++) {
            segments.add(Fakes.segment(i, i + 1, "The end is near."));
        }

        Recognition heard = recognise(window -> new Recognition("", "en", segments));

        assertThat(heard.text()).isEqualTo("Good morning. The end is near.");
    }

    private static Recognition doubtful(String text, double logprob, double ratio) {
        Recognition.Segment segment =
                new Recognition.Segment(0, 1, text, logprob, ratio, List.of());
        return new Recognition(text, "en", List.of(segment));
    }

    /** Sends once more what a node failed. */
    private record Twice(Fakes.OpenPool pool) implements Requests {

        @Override
        public <T> T send(Demand demand, Function<Lease, T> request) {
            try {
                return new Fakes.Once(pool).send(demand, request);
            } catch (NodeFailedException e) {
                return new Fakes.Once(pool).send(demand, request);
            }
        }
    }

    private Recognition recognise(Function<SpeechWindow, Recognition> script) {
        return recognise(new Fakes.Once(pool), script);
    }

    private Recognition recognise(Requests requests, Function<SpeechWindow, Recognition> script) {
        WindowRecogniser recogniser =
                new WindowRecogniser(
                        requests,
                        Fakes.client(window -> {
                            temperatures.add(window.temperature());
                            return script.apply(window);
                        }));
        SpeechWindow window = new SpeechWindow(new short[16_000], "en", null, 0);
        return recogniser.recognise(
                new Listening(
                        Fakes.whisper(),
                        WorkClass.INTERACTIVE,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        null,
                        null),
                window);
    }
}
