package app.sotto.gateway;

/** How a transcription is answered. */
enum ResponseFormat {
    JSON,
    TEXT,
    SRT,
    VERBOSE_JSON,
    VTT
}
