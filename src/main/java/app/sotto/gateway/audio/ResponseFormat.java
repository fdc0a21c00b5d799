package app.sotto.gateway.audio;

/** How a transcription is answered. */
public enum ResponseFormat {
    JSON,
    TEXT,
    SRT,
    VERBOSE_JSON,
    VTT
}
