package app.sotto.transcription.files;

import static app.sotto.transcription.TestAudio.joined;
import static app.sotto.transcription.TestAudio.silence;
import static app.sotto.transcription.TestAudio.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.Demand;
import app.sotto.inference.Model;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.AudioSource;
import app.sotto.transcription.Fakes;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.Survey;
import app.sotto.transcription.TestAudio;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcriber.Options;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.Transcript.Word;
import app.sotto.transcription.TranscriptionFailedException;
import app.sotto.transcription.activity.TestDetectors;
import app.sotto.transcription.activity.VoiceDetector;
import app.sotto.transcription.hearing.TestHearing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTranscriberTests {

    private final CurrentTenant tenant = new CurrentTenant();
    private final Fakes.OpenPool pool = new Fakes.OpenPool();

    @TempDir Path folder;

    @Test
    void surveysTheSameSamplesTheSameWhateverTheFormat() {
        short[] speech = TestAudio.jfk();
        try (TestDetectors.Silero silero = new TestDetectors.Silero()) {
            Transcriber transcriber = transcriber(Fakes.whisper(), w -> Fakes.said(""), silero);

            Survey wav = transcriber.survey(file("a.wav", "pcm_s16le", speech), p -> {});
            Survey flac = transcriber.survey(file("a.flac", "flac", speech), p -> {});

            assertThat(wav).isEqualTo(flac);
            assertThat(wav.duration()).isEqualTo(Duration.ofSeconds(11));
            assertThat(wav.speechDuration()).isBetween(Duration.ofSeconds(7), wav.duration());
        }
    }

    @Test
    void sendsNothingForSilence() {
        AudioSource audio = file("silent.flac", "flac", silence(30));
        Transcriber transcriber = transcriber(Fakes.whisper(), w -> Fakes.said("Thank you."));

        Survey survey = transcriber.survey(audio, p -> {});
        Transcript transcript = transcriber.transcribe(audio, survey, Options.of("en"), p -> {});

        assertThat(survey.speech()).isEmpty();
        assertThat(survey.duration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(transcript.segments()).isEmpty();
        assertThat(pool.lent).hasValue(0);
    }

    @Test
    void stitchesWindowsInOrderOnItsOwnOffsets() {
        AudioSource audio = file("three.wav", "pcm_s16le", phrases(1, 2, 3));
        Transcriber transcriber =
                transcriber(
                        Fakes.whisper(),
                        window -> {
                            double length = window.seconds();
                            String text = "This was %d seconds.".formatted(Math.round(length));
                            return new Recognition(
                                    text, "en", List.of(Fakes.segment(0, length + 5, text)));
                        });

        Transcript transcript = transcribe(transcriber, audio, Options.of("auto"));

        assertThat(transcript.text())
                .isEqualTo("This was 1 seconds. This was 2 seconds. This was 3 seconds.");
        assertThat(transcript.language()).isEqualTo("en");
        assertThat(transcript.segments())
                .extracting(Segment::start)
                .isSorted()
                .first()
                .satisfies(s -> assertThat(s).isBetween(ms(2_700), ms(3_000)));
        assertThat(transcript.segments())
                .allSatisfy(s -> assertThat(s.end()).isLessThan(Duration.ofSeconds(24)))
                .allSatisfy(s -> assertThat(s.words()).hasSize(4).allMatch(Word::estimated));
        assertThat(transcript.speech()).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8));
    }

    @Test
    void cutsAtSentencesAndKeepsTheEnginesWordTimes() {
        AudioSource audio = file("one.wav", "pcm_s16le", phrases(4));
        List<Recognition.Word> words =
                List.of(
                        new Recognition.Word(0.2, 0.5, "Go"),
                        new Recognition.Word(0.5, 1.0, "on."),
                        new Recognition.Word(1.2, 1.8, "Now"),
                        new Recognition.Word(3.0, 3.5, "stop"));
        Transcriber transcriber =
                transcriber(
                        Fakes.whisper(),
                        w ->
                                new Recognition(
                                        "",
                                        "en",
                                        List.of(
                                                new Recognition.Segment(
                                                        0,
                                                        4,
                                                        "Go on. Now stop",
                                                        -0.2,
                                                        1.0,
                                                        words))));

        Transcript transcript = transcribe(transcriber, audio, Options.of("en"));

        assertThat(transcript.segments())
                .extracting(Segment::text)
                .containsExactly("Go on.", "Now", "stop");
        assertThat(transcript.segments().getLast().words())
                .singleElement()
                .matches(word -> !word.estimated());
        assertThat(transcript.segments().getFirst().confidence()).isBetween(0.81, 0.82);
    }

    @Test
    void cutsLongSpeechIntoWindowsThatTheModelTakes() {
        AudioSource audio = file("long.wav", "pcm_s16le", phrases(70));
        List<Double> lengths = Collections.synchronizedList(new ArrayList<>());
        Transcriber transcriber =
                transcriber(
                        Fakes.sphinx(),
                        window -> {
                            lengths.add(window.seconds());
                            return Fakes.said("word");
                        });

        transcribe(transcriber, audio, Options.of("en"));

        assertThat(lengths).hasSizeGreaterThan(4).allMatch(s -> s <= 15);
        assertThat(lengths.stream().mapToDouble(s -> s).sum()).isBetween(70.0, 71.0);
    }

    @Test
    void keepsNoMoreInFlightThanTheSettingSays() {
        AudioSource audio = file("many.wav", "pcm_s16le", phrases(1, 1, 1, 1, 1, 1, 1, 1, 1));
        Transcriber transcriber =
                transcriber(
                        Fakes.whisper(),
                        w -> {
                            sleep(30);
                            return Fakes.said("word");
                        });

        transcribe(transcriber, audio, Options.of("en"));

        assertThat(pool.most.get()).isBetween(2, 3);
        assertThat(pool.lent).hasValue(9);
    }

    @Test
    void worksForTheTenantThatAsked() {
        AudioSource audio = file("one.wav", "pcm_s16le", phrases(1));
        TenantId ours = TenantId.random();
        List<Optional<TenantId>> seen = Collections.synchronizedList(new ArrayList<>());
        Transcriber transcriber =
                transcriber(
                        Fakes.whisper(),
                        w -> {
                            seen.add(tenant.get());
                            return Fakes.said("word");
                        });

        tenant.runAs(ours, () -> transcribe(transcriber, audio, Options.of("en")));

        assertThat(seen).containsExactly(Optional.of(ours));
    }

    @Test
    void saysWhenTheNodesCouldNot() {
        AudioSource audio = file("two.wav", "pcm_s16le", phrases(1, 1));
        Transcriber transcriber =
                transcriber(
                        Fakes.whisper(),
                        w -> {
                            throw new NoCapacityException("down");
                        });

        assertThatThrownBy(() -> transcribe(transcriber, audio, Options.of("en")))
                .isInstanceOf(TranscriptionFailedException.class);
    }

    @Test
    void namesTheModelToInstall() {
        Transcriber transcriber = transcriber(Fakes.sphinx(), w -> Fakes.said("word"));

        assertThatThrownBy(() -> transcriber.engine(Options.of("zh")))
                .isInstanceOf(SpeechUnavailableException.class)
                .hasMessageContaining("openai/whisper-large-v3");
        assertThatThrownBy(() -> transcriber.engine(new Options("en", "nope", null, 0, false)))
                .isInstanceOf(SpeechUnavailableException.class);
        assertThatThrownBy(() ->
                        transcriber.engine(new Options("zh", "cmu-sphinx-en", null, 0, false)))
                .isInstanceOf(SpeechUnavailableException.class)
                .hasMessageContaining("does not understand");
        assertThat(transcriber.engine(Options.of("en")).demo()).isTrue();
    }

    @Test
    void whoWaitsForTheTextWaitsLessForNodesThatAreAwayThanABackgroundFile() {
        AudioSource audio = file("one.wav", "pcm_s16le", phrases(1));
        Transcriber transcriber = transcriber(Fakes.whisper(), w -> Fakes.said("word"));

        var _ = transcribe(transcriber, audio, Options.of("en"));
        Demand waited = pool.demands.getLast();
        assertThat(waited.patience()).isEqualTo(Fakes.settings().patience());
        assertThat(waited.whileAway()).isEqualTo(Fakes.settings().callerPatience());
        assertThat(waited.until())
                .isBetween(Instant.now().plusSeconds(30), Instant.now().plusSeconds(60));

        var _ = transcribe(transcriber, audio, Options.of("en").inBackground());
        Demand patient = pool.demands.getLast();
        assertThat(patient.whileAway()).isEqualTo(Fakes.settings().patience());
        assertThat(patient.until()).isNull();
    }

    @Test
    void tellsTextInOrderOfTimeHoweverWindowsComeBack() {
        AudioSource audio = file("many.wav", "pcm_s16le", phrases(3, 2, 1));
        Transcriber transcriber =
                transcriber(
                        Fakes.whisper(),
                        window -> {
                            sleep(Math.round(window.seconds()) * 200);
                            return Fakes.said(
                                    "It took %d.".formatted(Math.round(window.seconds())));
                        });
        var told = new ArrayList<String>();
        var answered = new ArrayList<Duration>();
        var listener =
                new Transcriber.Listener() {
                    @Override
                    public void accept(double fraction) {}

                    @Override
                    public void answered(Duration speech) {
                        answered.add(speech);
                    }

                    @Override
                    public void heard(List<Segment> segments) {
                        segments.forEach(segment -> told.add(segment.text()));
                    }
                };

        Survey survey = transcriber.survey(audio, p -> {});
        Transcript transcript = transcriber.transcribe(audio, survey, Options.of("en"), listener);

        assertThat(told).containsExactly("It took 3.", "It took 2.", "It took 1.");
        assertThat(String.join(" ", told)).isEqualTo(transcript.text());
        assertThat(answered).isSorted().endsWith(survey.speechDuration());
        assertThat(answered.getFirst()).isLessThan(Duration.ofMillis(1_500));
        assertThat(transcript.segments().getFirst().decoding().noSpeechProb()).isBetween(0.0, 0.2);
    }

    @Test
    void namesTheModelThatTranslates() {
        Transcriber demo = transcriber(Fakes.sphinx(), w -> Fakes.said("word"));
        var english = new Options("auto", null, null, 0, false, true);

        assertThatThrownBy(() -> demo.engine(english))
                .isInstanceOf(SpeechUnavailableException.class)
                .hasMessageContaining("ggml-base.bin");
        assertThatThrownBy(
                        () -> demo.engine(new Options("en", "cmu-sphinx-en", null, 0, false, true)))
                .hasMessageContaining("'cmu-sphinx-en' does not translate");
        Transcriber whisper =
                transcriber(
                        Fakes.whisper(),
                        w -> Fakes.said(w.translate() ? "Good day." : "Guten Tag."));
        assertThat(whisper.engine(english).model()).isEqualTo(Fakes.whisper().id());
        AudioSource audio = file("one.wav", "pcm_s16le", phrases(1));
        assertThat(transcribe(whisper, audio, english))
                .returns("Good day.", Transcript::text)
                .returns("en", Transcript::language);
    }

    @Test
    void stopsWhenInterrupted() throws InterruptedException {
        AudioSource audio = file("two.wav", "pcm_s16le", phrases(1, 1));
        CountDownLatch asked = new CountDownLatch(1);
        Transcriber transcriber =
                transcriber(
                        Fakes.whisper(),
                        w -> {
                            asked.countDown();
                            sleep(60_000);
                            return Fakes.said("word");
                        });
        List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                transcribe(transcriber, audio, Options.of("en"));
                            } catch (RuntimeException e) {
                                thrown.add(e);
                            }
                        });
        asked.await();
        thread.interrupt();
        thread.join(5_000);

        assertThat(thrown).singleElement().isInstanceOf(CancellationException.class);
    }

    private Transcriber transcriber(Model model, Function<SpeechWindow, Recognition> script) {
        return transcriber(model, script, new Fakes.LoudnessDetector());
    }

    private Transcriber transcriber(
            Model model, Function<SpeechWindow, Recognition> script, VoiceDetector detector) {
        return new FileTranscriber(
                TestHearing.engines(new Fakes.OneModel(model)),
                TestHearing.recogniser(pool, Fakes.client(script)),
                detector,
                tenant,
                Fakes.settings());
    }

    private static Transcript transcribe(
            Transcriber transcriber, AudioSource audio, Options options) {
        List<Double> progress = Collections.synchronizedList(new ArrayList<>());
        Survey survey = transcriber.survey(audio, progress::add);
        assertThat(progress.getLast()).isEqualTo(1);
        return transcriber.transcribe(audio, survey, options, progress::add);
    }

    /** Three seconds of silence before each tone of so many seconds, and after the last. */
    private static short[] phrases(double... seconds) {
        short[] audio = silence(3);
        for (double length : seconds) {
            audio = joined(audio, tone(length, 0.5), silence(3));
        }
        return audio;
    }

    private AudioSource file(String name, String encoder, short[] samples) {
        return TestAudio.source(TestAudio.encode(folder.resolve(name), encoder, samples));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoCapacityException("interrupted");
        }
    }
}
