package app.sotto.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.transcription.LiveTranscriber.LiveSession;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.wording.Tokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripted speech in two languages, as Whisper hears it while it grows. */
class AgreementTests {

    private static final String ENGLISH =
            "Yes, we met on the bridge. It was dark, and nobody spoke. Then a train came over the"
                    + " river. We counted forty wagons, all of them empty, before the bell rang."
                    + " Nobody knew where they went.";
    private static final String CHINESE =
            "我们在桥上见面。天已经黑了，没有人说话。后来一列火车从河上开过。" + "我们数了四十节车厢，全都是空的，然后钟响了。谁也不知道它们去了哪里。";

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyWordBecomesFinalOnceAndAsItWasSaid(String text) {
        var heard = say(text, 0);

        assertThat(words(heard.finals))
                .isEqualTo(Tokens.of(text).stream().map(Tokens::key).toList());
        assertThat(heard.brokenPromises).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void aModelThatChangesItsMindTakesNothingBack(String text) {
        for (int seed = 0; seed < 4; seed++) {
            var heard = say(text, 0.3, seed);

            assertThat(heard.brokenPromises).isZero();
            assertThat(heard.finals.size())
                    .isBetween(Tokens.of(text).size() - 2, Tokens.of(text).size() + 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void aFullStopIsFinalOnlyWhereASentenceEnds(String text) {
        var heard = say(text, 0);

        List<String> ends =
                heard.finals.stream()
                        .map(ScriptedListener.Final::token)
                        .filter(Tokens::endsSentence)
                        .toList();
        assertThat(ends).isEqualTo(Tokens.of(text).stream().filter(Tokens::endsSentence).toList());
        assertThat(heard.flickers).isZero();
    }

    private static List<String> words(List<ScriptedListener.Final> finals) {
        return finals.stream().map(one -> Tokens.key(one.token())).toList();
    }

    private static ScriptedListener say(String text, double doubt) {
        return say(text, doubt, 1);
    }

    /** Far faster than a person speaks, which asks for fewer hypotheses, each further on. */
    private static ScriptedListener say(String text, double doubt, int seed) {
        var speech = new ScriptedSpeech(text, doubt, new SplittableRandom(seed));
        var heard = new ScriptedListener(speech, () -> 0);
        LiveSession session =
                ScriptedSession.begin(speech, heard, Duration.ofSeconds(1), Duration.ZERO);
        short[] samples = speech.samples();
        for (int at = 0; at < samples.length; at += 1_600) {
            session.feed(Arrays.copyOfRange(samples, at, Math.min(samples.length, at + 1_600)));
            pause();
        }
        Transcript transcript = session.finish();
        assertThat(transcript.segments()).hasSizeBetween(2, 4);
        return heard;
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
