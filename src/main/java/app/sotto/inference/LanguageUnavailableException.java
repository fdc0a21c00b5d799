package app.sotto.inference;

/** No model that can run now understands the language. The message names the one to install. */
public class LanguageUnavailableException extends RuntimeException {

    /** Whisper base for whisper.cpp: it understands a hundred languages on any CPU. */
    public static final String WHISPER = "ggml-base.bin";

    private final String language;

    public LanguageUnavailableException(String language, String message) {
        super(message);
        this.language = language;
    }

    public String language() {
        return language;
    }

    /** The file of a model that understands it, for SOTTO_HOME/models. */
    public String install() {
        return WHISPER;
    }
}
