package app.sotto.transcription.files;

import app.sotto.inference.Model;
import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import app.sotto.inference.WorkClass;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.AudioSource;
import app.sotto.transcription.Survey;
import app.sotto.transcription.Survey.Stretch;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.TranscriptionSettings;
import app.sotto.transcription.activity.Quiet;
import app.sotto.transcription.activity.VoiceActivity;
import app.sotto.transcription.activity.VoiceDetector;
import app.sotto.transcription.decoding.AudioDecoder;
import app.sotto.transcription.hearing.Engines;
import app.sotto.transcription.hearing.Listening;
import app.sotto.transcription.hearing.SameTenant;
import app.sotto.transcription.hearing.WindowRecogniser;
import app.sotto.transcription.wording.Languages;
import app.sotto.transcription.wording.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.springframework.stereotype.Component;

/** Transcribes recordings: once through for the survey, once through for the windows. */
@Component
class FileTranscriber implements Transcriber {

    private final Engines engines;
    private final WindowRecogniser recogniser;
    private final VoiceDetector detector;
    private final CurrentTenant tenant;
    private final TranscriptionSettings settings;

    FileTranscriber(
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
    public Survey survey(AudioSource audio, DoubleConsumer progress) {
        Stretches found = new Stretches();
        try (AudioDecoder decoder = AudioDecoder.open(audio, settings.maxLength());
                VoiceActivity activity = new VoiceActivity(detector, found)) {
            for (short[] piece = decoder.next(); piece.length > 0; piece = decoder.next()) {
                activity.feed(piece);
                progress.accept(decoder.progress());
            }
            activity.finish();
            progress.accept(1);
            return new Survey(Times.at(activity.position()), List.copyOf(found.speech));
        }
    }

    @Override
    public Transcript transcribe(
            AudioSource audio, Survey survey, Options options, Listener listener) {
        Model model = engines.choose(options);
        Languages languages = new Languages(options.translate() ? "en" : options.language());
        List<Segment> segments =
                survey.speech().isEmpty()
                        ? List.of()
                        : hear(audio, survey, model, options, languages, listener);
        listener.accept(1);
        return new Transcript(
                languages.most(), survey.duration(), survey.speechDuration(), model.id(), segments);
    }

    private List<Segment> hear(
            AudioSource audio,
            Survey survey,
            Model model,
            Options options,
            Languages languages,
            Listener listener) {
        Answers answers = new Answers(survey, listener);
        Listening listening = listening(model, options);
        try (AudioDecoder decoder = AudioDecoder.open(audio, settings.maxLength());
                Crew<List<Segment>> crew =
                        new Crew<>(new SameTenant(tenant), settings.windowsInFlight())) {
            ForwardAudio forward = new ForwardAudio(decoder);
            Windows windows = windows(survey, model, forward);
            while (windows.hasNext()) {
                Stretch window = windows.next();
                short[] samples = forward.slice(window.from(), window.to());
                int number = answers.next();
                crew.begin(() -> {
                    List<Segment> heard =
                            hear(window, samples, listening, options, languages).stream()
                                    .map(segment -> judged(segment, survey))
                                    .toList();
                    answers.add(number, window, heard);
                    return heard;
                });
            }
            return crew.answers().stream().flatMap(List::stream).toList();
        }
    }

    private static Windows windows(Survey survey, Model model, ForwardAudio forward) {
        long longest = model.maxWindow().toMillis() * SpeechWindow.SAMPLE_RATE / 1000;
        return new Windows(
                survey.speech(),
                longest,
                (start, from, to) ->
                        start
                                + Quiet.pointIn(
                                        forward.slice(start, to),
                                        (int) (from - start),
                                        (int) (to - start)));
    }

    private List<Segment> hear(
            Stretch window,
            short[] samples,
            Listening listening,
            Options options,
            Languages languages) {
        SpeechWindow speech =
                new SpeechWindow(
                        samples,
                        options.language(),
                        options.prompt(),
                        options.temperature(),
                        options.translate());
        Recognition heard = recogniser.recognise(listening, speech);
        languages.heard(heard.language(), window.to() - window.from());
        return Stitching.segments(heard, window);
    }

    /** Where the model does not say whether anybody speaks, the voice detector does. */
    private static Segment judged(Segment segment, Survey survey) {
        var decoding = segment.decoding();
        return decoding == null
                ? segment
                : segment.decoded(
                        decoding.orSilent(survey.silentShare(segment.start(), segment.end())));
    }

    private Listening listening(Model model, Options options) {
        return options.background()
                ? new Listening(
                        model,
                        WorkClass.BATCH,
                        settings.patience(),
                        settings.patience(),
                        null,
                        null)
                : new Listening(
                        model,
                        WorkClass.INTERACTIVE,
                        settings.patience(),
                        settings.callerPatience(),
                        Instant.now().plus(settings.callerLimit()),
                        null);
    }

    @Override
    public Engine engine(Options options) {
        Model model = engines.choose(options);
        return new Engine(model.id(), model.displayName(), model.demo(), model.live());
    }

    @Override
    public boolean ready(Options options) {
        return engines.ready(options);
    }

    /** Collects what voice activity finds. */
    private static final class Stretches implements VoiceActivity.Listener {

        private final List<Stretch> speech = new ArrayList<>();

        @Override
        public void started(long from) {
            // Only whole stretches count.
        }

        @Override
        public void ended(Stretch stretch) {
            speech.add(stretch);
        }
    }
}
