package app.sotto.transcription;

import app.sotto.inference.LanguageUnavailableException;
import app.sotto.inference.ModelNotFoundException;

/**
 * No speech model can hear this now. The message, for programs, names what to install or connect;
 * pages make their own sentence of what is lacking.
 */
public class SpeechUnavailableException extends RuntimeException {

    private final transient Lacking lacking;

    public SpeechUnavailableException(LanguageUnavailableException cause) {
        super(cause.getMessage(), cause);
        lacking = new Lacking.Language(cause.language(), cause.install());
    }

    public SpeechUnavailableException(ModelNotFoundException cause) {
        super(cause.getMessage(), cause);
        lacking = new Lacking.Model(cause.model());
    }

    public Lacking lacking() {
        return lacking;
    }
}
