package app.sotto.dictation.gaps;

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
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has one stretch of kept audio recognised and polished, as it would have been live. */
@Component
class Recognising {

    private final KeptAudio audio;
    private final Transcriber transcriber;
    private final Polisher polisher;
    private final Dictionary dictionary;

    Recognising(
            KeptAudio audio, Transcriber transcriber, Polisher polisher, Dictionary dictionary) {
        this.audio = audio;
        this.transcriber = transcriber;
        this.polisher = polisher;
        this.dictionary = dictionary;
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
                heard.segments().stream()
                        .map(segment ->
                                said(
                                        attempt,
                                        words.corrected(segment.later(stretch.from())),
                                        words))
                        .toList());
    }

    private Said said(Attempt attempt, Transcript.Segment segment, Vocabulary words) {
        @Nullable Style style = attempt.hearing().style();
        return new Said(
                segment,
                style == null
                        ? null
                        : words.over(polisher)
                                .polish(segment.text(), style, attempt.hearing().language()));
    }
}
