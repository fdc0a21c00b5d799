package app.sotto.transcription.live;

import app.sotto.inference.Model;
import app.sotto.inference.WorkClass;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.LiveTranscriber;
import app.sotto.transcription.Transcriber.Options;
import app.sotto.transcription.TranscriptionSettings;
import app.sotto.transcription.activity.VoiceDetector;
import app.sotto.transcription.hearing.Engines;
import app.sotto.transcription.hearing.Listening;
import app.sotto.transcription.hearing.SameTenant;
import app.sotto.transcription.hearing.WindowRecogniser;
import org.springframework.stereotype.Component;

/** Begins conversations. */
@Component
class RollingTranscriber implements LiveTranscriber {

    private final Engines engines;
    private final WindowRecogniser recogniser;
    private final VoiceDetector detector;
    private final CurrentTenant tenant;
    private final TranscriptionSettings settings;

    RollingTranscriber(
            Engines engines,
            WindowRecogniser recogniser,
            VoiceDetector detector,
            CurrentTenant tenant,
            TranscriptionSettings settings) {
        this.engines = engines;
        this.recogniser = recogniser;
        this.detector = detector;
        this.tenant = tenant;
        this.settings = settings;
    }

    @Override
    public LiveSession begin(Options options, TurnDetection turns, Listener listener) {
        Model model = engines.choose(options);
        SameTenant sameTenant = new SameTenant(tenant);
        return new Conversation(
                        model,
                        options,
                        turns,
                        new Telling(listener, turns, model.live()),
                        new Pace(model, settings.liveInterval()),
                        detector,
                        inbox -> new Asking(ear(model), sameTenant, inbox),
                        sameTenant)
                .start();
    }

    private Asking.Ear ear(Model model) {
        return (question, session) -> {
            var listening =
                    new Listening(
                            model,
                            WorkClass.LIVE,
                            settings.livePatience(),
                            settings.callerPatience(),
                            null,
                            session);
            return question.last()
                    ? recogniser.recognise(listening, question.window())
                    : recogniser.hypothesis(listening, question.window());
        };
    }
}
