package app.sotto.dictation.dictionary;

import app.sotto.polish.Polisher;
import app.sotto.polish.Script;
import app.sotto.polish.Writing;
import app.sotto.transcription.LiveTranscriber.Listener;
import app.sotto.transcription.Transcriber.Options;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.Transcript.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Terms at work: they are expected by the recogniser, put right in what it heard, and stay in what
 * is made of it, in whatever script Chinese is written around them.
 */
public final class Vocabulary {

    public static final Vocabulary NONE = of(List.of());

    /** Whisper reads no more than 224 tokens of a prompt, and of a long one its end. */
    private static final int PROMPT = 400;

    private final List<Term> terms;
    private final Corrections corrections;
    private final @Nullable Script script;
    private final Writing writing;

    private Vocabulary(
            List<Term> terms, Corrections corrections, @Nullable Script script, Writing writing) {
        this.terms = terms;
        this.corrections = corrections;
        this.script = script;
        this.writing = writing;
    }

    public static Vocabulary of(List<Term> terms) {
        return new Vocabulary(terms, new Corrections(terms), null, Writing.AS_IT_IS);
    }

    /**
     * The same terms in text where Chinese is written in one script.
     *
     * @param newScript null for text that stays as it comes
     * @param language ISO 639-1 of the text, or {@code auto}
     */
    public Vocabulary in(@Nullable Script newScript, String language) {
        List<String> written = terms.stream().map(Term::written).toList();
        return new Vocabulary(
                terms, corrections, newScript, Writing.in(newScript, language, written));
    }

    /** The same way of hearing, with the terms expected before what the caller expects. */
    public Options expecting(Options options) {
        String expected = expected();
        if (expected.isEmpty()) {
            return options;
        }
        String asked = options.prompt();
        return new Options(
                options.language(),
                options.model(),
                asked == null ? expected : expected + ", " + asked,
                options.temperature(),
                options.background(),
                options.translate());
    }

    private String expected() {
        var words = new ArrayList<String>();
        int length = 0;
        for (Term term : terms) {
            length += term.written().length() + 2;
            if (length <= PROMPT) {
                words.add(term.written());
            }
        }
        return String.join(", ", words);
    }

    /** The same polisher, told of the terms. */
    public Polisher over(Polisher polisher) {
        return passive() ? polisher : new KnowingPolisher(polisher, this);
    }

    /** The same listener, told what the segments should say. */
    public Listener correcting(Listener listener) {
        return passive() ? listener : new CorrectingListener(listener, this);
    }

    private boolean passive() {
        return terms.isEmpty() && !writing.changes();
    }

    @Nullable Script script() {
        return script;
    }

    /** As much of a text that is still growing as is corrected for good. */
    String settled(String heard) {
        return terms.isEmpty() ? writing.settled(heard) : "";
    }

    public String corrected(String heard) {
        return writing.of(corrections.of(heard));
    }

    public Transcript corrected(Transcript heard) {
        return new Transcript(
                heard.language(),
                heard.duration(),
                heard.speech(),
                heard.model(),
                heard.segments().stream().map(this::corrected).toList());
    }

    public Segment corrected(Segment heard) {
        String text = corrected(heard.text());
        return text.equals(heard.text())
                ? heard
                : new Segment(
                        heard.start(),
                        heard.end(),
                        text,
                        heard.confidence(),
                        SameWords.in(text, heard.words()),
                        heard.decoding());
    }

    /** The terms that are in a text, as they are written. */
    List<String> in(String text) {
        return terms.stream().map(Term::written).filter(text::contains).toList();
    }
}
