package app.sotto.gateway.audio;

import app.sotto.dictation.Dictations.Result;
import io.swagger.v3.oas.annotations.media.Schema;

/** OpenAI's transcription in {@code json}. */
record Transcription(String text, Usage usage) {

    /**
     * What was used.
     *
     * @param type always {@code duration}
     * @param seconds of speech, as charged
     */
    @Schema(name = "SpeechUsage")
    record Usage(String type, long seconds) {

        static Usage of(Result result) {
            return new Usage("duration", result.chargedSeconds());
        }
    }

    static Transcription of(Result result) {
        return new Transcription(result.transcript().text(), Usage.of(result));
    }
}
