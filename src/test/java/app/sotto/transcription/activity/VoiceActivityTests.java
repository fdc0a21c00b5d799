package app.sotto.transcription.activity;

import static app.sotto.transcription.TestAudio.joined;
import static app.sotto.transcription.TestAudio.silence;
import static app.sotto.transcription.TestAudio.tone;
import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.transcription.Fakes;
import app.sotto.transcription.Survey.Stretch;
import app.sotto.transcription.TestAudio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class VoiceActivityTests {

    private static final SileroVoiceDetector SILERO = new SileroVoiceDetector();

    @AfterAll
    static void close() {
        SILERO.close();
    }

    @Test
    void findsTheSpeechInARealRecording() {
        List<Stretch> speech = stretches(SILERO, TestAudio.jfk(), 1_000);

        long samples = speech.stream().mapToLong(s -> s.to() - s.from()).sum();
        assertThat(samples / 16_000.0).isBetween(7.0, 10.9);
        assertThat(speech).hasSizeBetween(1, 5);
    }

    @Test
    void findsTheSameHoweverTheSamplesArrive() {
        short[] speech = TestAudio.jfk();

        assertThat(stretches(SILERO, speech, 163))
                .isEqualTo(stretches(SILERO, speech, 16_000))
                .isEqualTo(stretches(SILERO, speech, 512));
    }

    @Test
    void findsNoneInSilenceNoiseAndTones() {
        short[] noise = new short[160_000];
        Random random = new Random(5);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextGaussian() * 300);
        }

        assertThat(stretches(SILERO, silence(10), 4_000)).isEmpty();
        assertThat(stretches(SILERO, noise, 4_000)).isEmpty();
        assertThat(stretches(SILERO, tone(10, 0.3), 4_000)).isEmpty();
    }

    @Test
    void keepsShortSilencesInsideAStretchAndEndsAtLongOnes() {
        short[] audio =
                joined(
                        silence(1),
                        tone(1, 0.5),
                        silence(0.4),
                        tone(1, 0.5),
                        silence(1),
                        tone(0.5, 0.5),
                        silence(1));

        List<Stretch> speech = stretches(new Fakes.LoudnessDetector(), audio, 700);

        assertThat(speech).hasSize(2);
        assertThat(speech.getFirst().from()).isBetween(11_500L, 13_000L);
        assertThat(speech.getFirst().to()).isBetween(56_500L, 59_000L - 512);
    }

    @Test
    void ignoresAClick() {
        short[] audio = joined(silence(1), tone(0.1, 0.9), silence(1));

        assertThat(stretches(new Fakes.LoudnessDetector(), audio, 700)).isEmpty();
    }

    @Test
    void endsTheStretchWhenTheAudioEnds() {
        short[] audio = joined(silence(1), tone(1, 0.5));

        assertThat(stretches(new Fakes.LoudnessDetector(), audio, 700))
                .singleElement()
                .extracting(Stretch::to)
                .isEqualTo(32_000L);
    }

    private static List<Stretch> stretches(VoiceDetector detector, short[] audio, int piece) {
        List<Stretch> speech = new ArrayList<>();
        VoiceActivity.Listener listener =
                new VoiceActivity.Listener() {
                    @Override
                    public void started(long from) {}

                    @Override
                    public void ended(Stretch stretch) {
                        speech.add(stretch);
                    }
                };
        try (VoiceActivity activity = new VoiceActivity(detector, listener)) {
            for (int at = 0; at < audio.length; at += piece) {
                activity.feed(Arrays.copyOfRange(audio, at, Math.min(audio.length, at + piece)));
            }
            activity.finish();
        }
        return speech;
    }
}
