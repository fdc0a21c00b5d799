package app.sotto.transcription;

/** What would have to be here for speech to be heard: the figures of a sentence in any language. */
public sealed interface Lacking {

    /**
     * No model that can run understands the language.
     *
     * @param language ISO 639-1
     * @param install the name of a model file that understands it
     */
    record Language(String language, String install) implements Lacking {}

    /**
     * The model asked for is not here, or hears nothing.
     *
     * @param model as it was asked for
     */
    record Model(String model) implements Lacking {}
}
