package app.sotto.inference;

/** What a model does. */
public enum ModelKind {
    SPEECH,
    TEXT,
    EMBEDDING,
    /** Text and images in, text out; it serves as a text model too. */
    VISION
}
