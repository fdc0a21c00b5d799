package app.sotto.transcription.live;

import static app.sotto.transcription.TestAudio.joined;
import static app.sotto.transcription.TestAudio.silence;
import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.inference.Model;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.Fakes;
import app.sotto.transcription.LiveTranscriber;
import app.sotto.transcription.LiveTranscriber.LiveSession;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Transcriber.Options;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.hearing.TestHearing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LiveTests {

    private final Fakes.OpenPool pool = new Fakes.OpenPool();
    private Notes notes = new Notes();
    private final List<SpeechWindow> asked = Collections.synchronizedList(new ArrayList<>());

    @Test
    void showsWordsWhileTheyAreSpokenAndNeverTakesThemBack() {
        Transcript transcript =
                say(Fakes.whisper(), joined(silence(1), Spoken.words(0, 12), silence(2)));

        assertThat(transcript.text()).isEqualTo(Spoken.text(0, 12));
        assertThat(notes.failures).isEmpty();
        assertThat(notes.segments).hasSize(1);
        assertThat(notes.partials).isNotEmpty();
        assertThat(notes.events).startsWith("started", "agreed").endsWith("stopped", "segment");
        assertThat(transcript.segments().getFirst().words()).hasSize(12);
        assertThat(transcript.language()).isEqualTo("en");
    }

    @Test
    void makesEachPauseASegment() {
        short[] audio =
                joined(
                        silence(1),
                        Spoken.words(0, 5),
                        silence(1),
                        Spoken.words(5, 9),
                        silence(0.3),
                        Spoken.words(9, 12),
                        silence(1));

        Transcript transcript = say(Fakes.whisper(), audio);

        assertThat(texts(transcript)).containsExactly(Spoken.text(0, 5), Spoken.text(5, 12));
        assertThat(notes.failures).isEmpty();
    }

    @Test
    void cutsALongVoiceAtSentencesAndLosesNoWord() {
        Transcript transcript = say(Fakes.whisper(), Spoken.words(0, 150));

        assertThat(transcript.text()).isEqualTo(Spoken.text(0, 150));
        assertThat(notes.failures).isEmpty();
        assertThat(notes.segments).hasSizeGreaterThan(3);
        assertThat(notes.segments.getFirst().text()).endsWith(".");
        assertThat(asked).allMatch(w -> w.seconds() <= 28);
        assertThat(asked.getLast().prompt()).contains("w1");
    }

    @Test
    void keepsALongVoiceTogetherEvenWhenNothingIsEverAgreed() {
        int[] calls = {0};
        Transcript transcript =
                say(
                        Fakes.whisper(),
                        Spoken.words(0, 70),
                        w -> w.seconds() < 13.9 ? Fakes.said("x" + calls[0]++) : Spoken.hear(w));

        assertThat(notes.failures).isEmpty();
        assertThat(asked).allMatch(w -> w.seconds() <= 28);
        assertThat(transcript.segments()).isNotEmpty();
    }

    @Test
    void asksNothingForSilence() {
        Transcript transcript = say(Fakes.whisper(), silence(20));

        assertThat(asked).isEmpty();
        assertThat(transcript.segments()).isEmpty();
        assertThat(transcript.speech()).isZero();
        assertThat(transcript.duration()).isEqualTo(Duration.ofSeconds(20));
        assertThat(notes.events).isEmpty();
    }

    @Test
    void asksASlowEngineOnceAtEachPause() {
        short[] audio = joined(Spoken.words(0, 5), silence(1), Spoken.words(5, 10), silence(1));

        Transcript transcript = say(Fakes.sphinx(), audio);

        assertThat(texts(transcript)).containsExactly(Spoken.text(0, 5), Spoken.text(5, 10));
        assertThat(asked).hasSize(2);
        assertThat(notes.partials).isEmpty();
        assertThat(notes.events).doesNotContain("agreed");
        assertThat(notes.lags).isNotEmpty();
    }

    @Test
    void givesASlowEngineSixSecondsAtMost() {
        Transcript transcript = say(Fakes.sphinx(), joined(Spoken.words(0, 60), silence(1)));

        assertThat(asked).allMatch(w -> w.seconds() <= 6).hasSizeGreaterThan(4);
        assertThat(transcript.segments()).hasSizeGreaterThan(4);
        assertThat(asked.stream().mapToDouble(SpeechWindow::seconds).sum()).isBetween(30.0, 30.8);
    }

    @Test
    void waitsForTheCommitInManualMode() {
        LiveSession session = begin(Fakes.whisper(), TurnDetection.MANUAL, Spoken::hear);
        feed(session, joined(silence(1), Spoken.words(0, 5), silence(1), Spoken.words(5, 8)));
        session.commit();
        feed(session, joined(silence(1), Spoken.words(8, 11), silence(1)));

        Transcript transcript = session.finish();

        assertThat(texts(transcript)).containsExactly(Spoken.text(0, 8), Spoken.text(8, 11));
        assertThat(notes.failures).isEmpty();
        assertThat(notes.events).doesNotContain("started", "stopped");
    }

    @Test
    void endsTheSegmentWhenToldTo() {
        LiveSession session = begin(Fakes.whisper(), TurnDetection.SERVER_VAD, Spoken::hear);
        feed(session, joined(silence(1), Spoken.words(0, 4)));
        session.commit();
        feed(session, joined(Spoken.words(4, 8), silence(1)));

        assertThat(texts(session.finish())).containsExactly(Spoken.text(0, 4), Spoken.text(4, 8));
    }

    @Test
    void tellsWhatCouldNotBeRecognisedAndGoesOn() {
        short[] audio = joined(Spoken.words(0, 5), silence(1), Spoken.words(5, 10), silence(1));

        Transcript transcript =
                say(
                        Fakes.sphinx(),
                        audio,
                        w -> {
                            if (asked.size() == 1) {
                                throw new NoCapacityException("down");
                            }
                            return Spoken.hear(w);
                        });

        assertThat(texts(transcript)).containsExactly(Spoken.text(5, 10));
        assertThat(notes.failures).singleElement().asString().contains("The audio is kept");
        assertThat(pool.open).hasValue(0);
    }

    @Test
    void agreedWordsStandWhereTheRestOfTheirPieceFails() {
        Transcript transcript =
                say(
                        Fakes.whisper(),
                        joined(silence(1), Spoken.words(0, 20), silence(1)),
                        w -> {
                            if (w.seconds() > 5) {
                                throw new NoCapacityException("down");
                            }
                            return Spoken.hear(w);
                        });

        Segment said = transcript.segments().getFirst();
        assertThat(Spoken.text(0, 20)).startsWith(said.text());
        assertThat(transcript.segments()).hasSize(1);
        // Nothing of what is lacking has been said already, and nothing in between is lost.
        assertThat(notes.failedFrom).containsExactly(said.end());
        int words = said.text().split(" ").length;
        assertThat(said.end())
                .isBetween(ms(1_000 + 500L * words - 350), ms(1_000 + 500L * words + 350));
    }

    @Test
    void surveysLiveSpeechLikeAFile() {
        short[] audio = joined(silence(1), Spoken.words(0, 5), silence(1), Spoken.words(5, 9));

        Transcript transcript = say(Fakes.sphinx(), audio);

        assertThat(transcript.speech()).isBetween(ms(4_900), ms(5_250));
        notes = new Notes();
        assertThat(say(Fakes.whisper(), audio).speech()).isEqualTo(transcript.speech());
    }

    @Test
    void answersWhenNothingWasSaidAtAll() {
        assertThat(begin(Fakes.whisper(), TurnDetection.SERVER_VAD, Spoken::hear).finish().text())
                .isEmpty();
    }

    @Test
    void stopsAtOnceWhenClosed() throws InterruptedException {
        LiveSession session =
                begin(
                        Fakes.whisper(),
                        TurnDetection.SERVER_VAD,
                        w -> {
                            try {
                                Thread.sleep(60_000);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            throw new NoCapacityException("interrupted");
                        });
        feed(session, Spoken.words(0, 5));
        while (pool.open.get() == 0) {
            Thread.sleep(5);
        }

        session.close();

        for (int i = 0; i < 400 && pool.open.get() > 0; i++) {
            Thread.sleep(5);
        }
        assertThat(pool.open).hasValue(0);
        assertThat(notes.segments).isEmpty();
    }

    private Transcript say(Model model, short[] audio) {
        return say(model, audio, Spoken::hear);
    }

    private Transcript say(Model model, short[] audio, Function<SpeechWindow, Recognition> script) {
        LiveSession session = begin(model, TurnDetection.SERVER_VAD, script);
        feed(session, audio);
        return session.finish();
    }

    private LiveSession begin(
            Model model, TurnDetection turns, Function<SpeechWindow, Recognition> script) {
        LiveTranscriber live =
                new RollingTranscriber(
                        TestHearing.engines(new Fakes.OneModel(model)),
                        TestHearing.recogniser(
                                pool,
                                Fakes.client(window -> {
                                    asked.add(window);
                                    return script.apply(window);
                                })),
                        new Fakes.LoudnessDetector(),
                        new CurrentTenant(),
                        Fakes.settings());
        return live.begin(Options.of("en"), turns, notes);
    }

    /** Fifty times as fast as a person speaks. */
    private static void feed(LiveSession session, short[] audio) {
        for (int at = 0; at < audio.length; at += 1_600) {
            session.feed(Arrays.copyOfRange(audio, at, Math.min(audio.length, at + 1_600)));
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<String> texts(Transcript transcript) {
        return transcript.segments().stream().map(Segment::text).toList();
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
