package app.sotto.dictation.library;

/** What a running file is at. */
public enum Stage {
    /** Decoding, and looking for speech. */
    SURVEYING,
    RECOGNISING,
    POLISHING
}
