package app.sotto.dictation.files;

import app.sotto.dictation.Dictations.Result;
import app.sotto.dictation.Mark;
import app.sotto.dictation.commands.Draft;
import app.sotto.dictation.commands.Lines;
import app.sotto.dictation.commands.Phrasebook;
import app.sotto.dictation.commands.Phrasebooks;
import app.sotto.dictation.commands.Written;
import app.sotto.dictation.dictionary.Dictionary;
import app.sotto.dictation.dictionary.Vocabulary;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Attempts;
import app.sotto.dictation.library.Outcome;
import app.sotto.dictation.library.Stage;
import app.sotto.dictation.library.Trouble;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.transcription.AudioSource;
import app.sotto.transcription.Survey;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcriber.Engine;
import app.sotto.transcription.Transcript;
import app.sotto.usage.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
    private final Phrasebooks phrasebooks;

    Transcribing(
            KeptAudio audio,
            Transcriber transcriber,
            Polishing polishing,
            Attempts attempts,
            Dictionary dictionary,
            Phrasebooks phrasebooks) {
        this.audio = audio;
        this.transcriber = transcriber;
        this.polishing = polishing;
        this.attempts = attempts;
        this.dictionary = dictionary;
        this.phrasebooks = phrasebooks;
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
        Rewritten rewritten = rewritten(attempt, moved, words, watch);
        Receipt receipt =
                attempts.complete(
                        attempt,
                        new Outcome(
                                fresh.language(),
                                whole,
                                speech,
                                engine,
                                moved.segments(),
                                rewritten.marks(),
                                rewritten.polished(),
                                null));
        return new Result(together(attempt, moved, whole, speech), rewritten.polished(), receipt);
    }

    private Result silence(Attempt attempt, Engine engine, Duration whole) {
        Transcript nothing = nothing(engine, whole);
        var outcome =
                new Outcome(
                        null,
                        whole,
                        Duration.ZERO,
                        engine,
                        List.of(),
                        Map.of(),
                        null,
                        Trouble.SILENT);
        var _ = attempts.complete(attempt, outcome);
        return new Result(nothing, null, Receipt.NOTHING);
    }

    private static Transcript nothing(Engine engine, Duration duration) {
        return new Transcript(null, duration, Duration.ZERO, engine.model(), List.of());
    }

    /**
     * The whole text written down, if a style is wanted.
     *
     * @param marks of the segments that were heard now, by index
     */
    private record Rewritten(@Nullable Polished polished, Map<Integer, List<Mark>> marks) {}

    private Rewritten rewritten(Attempt attempt, Transcript fresh, Vocabulary words, Watch watch) {
        Style style = attempt.hearing().style();
        if (style == null) {
            return new Rewritten(null, Map.of());
        }
        String asked = attempt.hearing().language();
        String language = fresh.language() == null ? asked : fresh.language();
        var drafting = new Drafting(attempt, fresh.segments(), phrases(attempt));
        Optional<Polished> before =
                before(attempt, drafting, draft -> polishing.write(draft, style, asked, words));
        Written after =
                polishing.write(
                        drafting.fresh(),
                        style,
                        language,
                        words,
                        watch.during(Stage.POLISHING),
                        before.isPresent() ? Lines::join : Lines::page);
        return before.map(first -> together(first, after))
                .orElseGet(() -> new Rewritten(after.polished(), after.marks()));
    }

    private Phrasebook phrases(Attempt attempt) {
        return phrasebooks.of(attempt.caller(), attempt.hearing().commands());
    }

    /** What was final before, with what is to be written of it still. */
    private Optional<Polished> before(
            Attempt attempt, Drafting drafting, Function<Draft, Written> write) {
        Style style = Objects.requireNonNull(attempt.hearing().style());
        var made = new HashMap<Integer, Polished>();
        for (Draft draft : drafting.unwritten()) {
            Written written = write.apply(draft);
            attempts.keep(attempt, draft.index(), written.polished(), written.marks(draft.index()));
            made.put(draft.index(), written.polished());
        }
        return attempt.finals().with(made).polished(style);
    }

    /** The later part counts its places from its own beginning. */
    private static Rewritten together(Polished first, Written then) {
        Polished whole = Polished.together(List.of(first, then.polished()), Lines::page);
        int by = whole.text().length() - then.polished().text().stripTrailing().length();
        var marks = new HashMap<Integer, List<Mark>>();
        then.marks()
                .forEach((index, each) ->
                        marks.put(index, each.stream().map(mark -> mark.later(by)).toList()));
        return new Rewritten(whole, marks);
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
