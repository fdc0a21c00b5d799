package app.sotto.dictation.gaps;

import app.sotto.dictation.commands.Composition;
import app.sotto.dictation.commands.Draft;
import app.sotto.dictation.commands.Drafts;
import app.sotto.dictation.commands.Phrasebooks;
import app.sotto.dictation.commands.Written;
import app.sotto.dictation.dictionary.Dictionary;
import app.sotto.dictation.dictionary.Vocabulary;
import app.sotto.dictation.files.KeptAudio;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Fillings.Part;
import app.sotto.dictation.library.Fillings.Said;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has one stretch of kept audio recognised and polished, as it would have been live. */
@Component
class Recognising {

    private final KeptAudio audio;
    private final Transcriber transcriber;
    private final Polisher polisher;
    private final Dictionary dictionary;
    private final Phrasebooks phrasebooks;

    Recognising(
            KeptAudio audio,
            Transcriber transcriber,
            Polisher polisher,
            Dictionary dictionary,
            Phrasebooks phrasebooks) {
        this.audio = audio;
        this.transcriber = transcriber;
        this.polisher = polisher;
        this.dictionary = dictionary;
        this.phrasebooks = phrasebooks;
    }

    Part part(Attempt attempt, Stretch stretch) {
        Vocabulary words = dictionary.vocabulary(attempt);
        var options = words.expecting(attempt.hearing().options().inBackground());
        String model = transcriber.engine(options).model();
        if (stretch.speech().isEmpty()) {
            return new Part(stretch.from(), stretch.to(), Duration.ZERO, model, null, List.of());
        }
        var source = audio.source(attempt.recording(), attempt.sampleRate(), stretch.from());
        Transcript heard = transcriber.transcribe(source, stretch.survey(), options, _ -> {});
        return new Part(
                stretch.from(),
                stretch.to(),
                stretch.length(),
                heard.model(),
                heard.language(),
                said(
                        attempt,
                        heard.segments().stream()
                                .map(segment -> words.corrected(segment.later(stretch.from())))
                                .toList(),
                        words));
    }

    /** A command reaches no further back than the stretch: what was written before it stays. */
    private List<Said> said(Attempt attempt, List<Segment> segments, Vocabulary words) {
        Style style = attempt.hearing().style();
        if (style == null) {
            return segments.stream().map(segment -> new Said(segment, null, List.of())).toList();
        }
        var drafts = new Drafts();
        var phrases = phrasebooks.of(attempt.caller(), attempt.hearing().commands());
        for (int i = 0; i < segments.size(); i++) {
            Optional<Segment> after = segments.stream().skip(i + 1L).findFirst();
            var _ = drafts.add(phrases, i, segments.get(i), after);
        }
        var said = new ArrayList<Said>();
        for (Draft draft : drafts.all()) {
            Written written =
                    Composition.write(
                            draft, words.over(polisher), style, attempt.hearing().language());
            said.add(new Said(draft.segment(), written.polished(), written.marks(draft.index())));
        }
        return said;
    }
}
