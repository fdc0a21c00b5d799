package app.sotto.transcription.live;

import app.sotto.transcription.TranscriptionFailedException;
import org.jspecify.annotations.Nullable;

/** What a speaker reads when a piece of live speech could not be recognised. */
final class Failures {

    private Failures() {}

    static String sentence(@Nullable RuntimeException failure) {
        if (failure instanceof TranscriptionFailedException known && known.getMessage() != null) {
            return known.getMessage();
        }
        return "This part could not be recognised. Its audio is kept.";
    }
}
