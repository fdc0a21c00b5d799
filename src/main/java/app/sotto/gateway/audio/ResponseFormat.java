package app.sotto.gateway.audio;

/** How a transcription is answered. */
enum ResponseFormat {
    JSON,
    TEXT,
    SRT,
    VERBOSE_JSON,
    VTT
}
