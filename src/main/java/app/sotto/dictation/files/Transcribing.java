package app.sotto.dictation.files;

import app.sotto.dictation.Dictations.Result;
import app.sotto.dictation.dictionary.Dictionary;
import app.sotto.dictation.dictionary.Vocabulary;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Attempts;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Outcome;
import app.sotto.dictation.library.Stage;
import app.sotto.dictation.library.Trouble;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.transcription.AudioSource;
import app.sotto.transcription.Joining;
import app.sotto.transcription.Survey;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcriber.Engine;
import app.sotto.transcription.Transcript;
import app.sotto.usage.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The straight road of kept audio: survey, hold, recognise, polish, settle. What is final already
 * stays as it is, and only the audio after it is heard.
 */
@Component
class Transcribing {

    private final KeptAudio audio;
    private final Transcriber transcriber;
    private final Polishing polishing;
    private final Attempts attempts;
    private final Dictionary dictionary;

    Transcribing(
            KeptAudio audio,
            Transcriber transcriber,
            Polishing polishing,
            Attempts attempts,
            Dictionary dictionary) {
        this.audio = audio;
        this.transcriber = transcriber;
        this.polishing = polishing;
        this.attempts = attempts;
        this.dictionary = dictionary;
    }

    Result through(Attempt attempt, Transcriber.Options options, Watch watch) {
        refuseInsideTransaction();
        Engine engine = transcriber.engine(options);
        Duration from = attempt.finals().end();
        AudioSource source = audio.source(attempt.recording(), attempt.sampleRate(), from);
        Survey survey = transcriber.survey(source, watch.during(Stage.SURVEYING));
        Duration speech = attempt.finals().speech().plus(survey.speechDuration());
        Duration whole = from.plus(survey.duration());
        if (speech.isZero()) {
            return silence(attempt, engine, whole);
        }
        attempts.hold(attempt, speech);
        Vocabulary words = dictionary.vocabulary(attempt);
        Transcript fresh =
                survey.speech().isEmpty()
                        ? nothing(engine, survey.duration())
                        : transcriber.transcribe(
                                source,
                                survey,
                                words.expecting(options),
                                watch.hearing(engine, whole, words));
        Transcript moved = words.corrected(later(fresh, from));
        Polished polished = polished(attempt, moved, words, watch);
        Receipt receipt =
                attempts.complete(
                        attempt,
                        new Outcome(
                                fresh.language(),
                                whole,
                                speech,
                                engine,
                                moved.segments(),
                                polished,
                                null));
        return new Result(together(attempt, moved, whole, speech), polished, receipt);
    }

    private Result silence(Attempt attempt, Engine engine, Duration whole) {
        Transcript nothing = nothing(engine, whole);
        var outcome =
                new Outcome(null, whole, Duration.ZERO, engine, List.of(), null, Trouble.SILENT);
        var _ = attempts.complete(attempt, outcome);
        return new Result(nothing, null, Receipt.NOTHING);
    }

    private static Transcript nothing(Engine engine, Duration duration) {
        return new Transcript(null, duration, Duration.ZERO, engine.model(), List.of());
    }

    private @Nullable Polished polished(
            Attempt attempt, Transcript fresh, Vocabulary words, Watch watch) {
        Style style = attempt.hearing().style();
        if (style == null) {
            return null;
        }
        String language = attempt.hearing().language();
        var before =
                attempt.finals()
                        .polishedBy(segment -> polished(attempt, segment, style, language, words))
                        .polished(style);
        Polished after =
                polishing.polish(fresh, style, language, words, watch.during(Stage.POLISHING));
        return before.map(first -> joined(first, after)).orElse(after);
    }

    private FinalSegment polished(
            Attempt attempt, FinalSegment segment, Style style, String language, Vocabulary words) {
        Polished made = polishing.polish(segment, style, language, words);
        attempts.keep(attempt, segment.index(), made);
        return segment.with(made);
    }

    private static Polished joined(Polished first, Polished then) {
        return Polished.together(List.of(first, then), Joining::join);
    }

    private static Transcript together(
            Attempt attempt, Transcript fresh, Duration whole, Duration speech) {
        var segments = new ArrayList<>(attempt.finals().segments());
        segments.addAll(fresh.segments());
        return new Transcript(fresh.language(), whole, speech, fresh.model(), segments);
    }

    /** Times counted from the recording's start. */
    private static Transcript later(Transcript transcript, Duration by) {
        if (by.isZero()) {
            return transcript;
        }
        return new Transcript(
                transcript.language(),
                transcript.duration(),
                transcript.speech(),
                transcript.model(),
                transcript.segments().stream().map(segment -> segment.later(by)).toList());
    }

    private static void refuseInsideTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("No transaction may be open while a model works");
        }
    }
}
