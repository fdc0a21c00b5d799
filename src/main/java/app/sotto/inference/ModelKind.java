package app.sotto.inference;

/** What a model does. */
public enum ModelKind {
    SPEECH,
    TEXT,
    EMBEDDING
}
