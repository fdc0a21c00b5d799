package app.sotto.transcription.live;

import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.Recognition;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.LiveTranscriber.LiveSession;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Transcriber.Options;
import app.sotto.transcription.activity.VoiceDetector;
import app.sotto.transcription.hearing.SameTenant;
import app.sotto.transcription.wording.Tokens;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** A conversation as the application holds it, but with scripted speech and a scripted model. */
final class ScriptedSession {

    private static final Model MODEL =
            new Model(
                    "scripted",
                    ModelKind.SPEECH,
                    "Scripted",
                    Set.of(),
                    Duration.ofSeconds(28),
                    true,
                    false);

    /** Reading a window in, and a step for each token; gpu-nodes/bench/service-times.json. */
    private static final double READ_MS = 20;

    private static final double STEP_MS = 3.8;
    private static final double STEPS_PER_TOKEN = 1.3;

    private ScriptedSession() {}

    /**
     * @param interval the shortest time between two hypotheses
     * @param away what a request takes besides the model's own work
     */
    static LiveSession begin(
            ScriptedSpeech speech, ScriptedListener listener, Duration interval, Duration away) {
        var tenant = new SameTenant(new CurrentTenant());
        Asking.Ear ear =
                (question, _) -> {
                    Recognition heard = speech.hear(question.window().samples());
                    if (!away.isZero()) {
                        work(heard, away);
                    }
                    return heard;
                };
        return new Conversation(
                        MODEL,
                        Options.of("auto"),
                        TurnDetection.SERVER_VAD,
                        new Telling(listener, TurnDetection.SERVER_VAD, true),
                        new Pace(MODEL, interval),
                        LOUD,
                        inbox -> new Asking(ear, tenant, inbox),
                        tenant)
                .start();
    }

    private static void work(Recognition heard, Duration away) {
        double steps = STEPS_PER_TOKEN * Tokens.of(heard.text()).size();
        try {
            Thread.sleep(away.plusMillis(Math.round(READ_MS + STEP_MS * steps)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Recognition was cancelled");
        }
    }

    /** A voice wherever there is sound. */
    private static final VoiceDetector LOUD =
            () ->
                    new VoiceDetector.Stream() {
                        @Override
                        public double probability(short[] frame) {
                            int loud = 0;
                            for (short sample : frame) {
                                loud += sample == 0 ? 0 : 1;
                            }
                            return loud > frame.length / 3 ? 0.9 : 0.01;
                        }

                        @Override
                        public void close() {}
                    };
}
