package app.sotto.dictation.files;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.library.Trouble;
import app.sotto.recordings.RecordingRefusedException;
import app.sotto.transcription.AudioRefusedException;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.TranscriptionFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a failed attempt means.
 *
 * @param detail a sentence that adds to the trouble's own, if any
 * @param passing whether another try may succeed
 */
record Failure(Trouble trouble, @Nullable String detail, boolean passing) {

    static Failure of(Exception thrown) {
        return switch (thrown) {
            case AudioRefusedException refused -> new Failure(trouble(refused), null, false);
            case SpeechUnavailableException unavailable ->
                    new Failure(Trouble.NO_ENGINE, unavailable.getMessage(), false);
            case AllowanceSpentException _ -> new Failure(Trouble.ALLOWANCE_SPENT, null, false);
            case RecordingRefusedException refused ->
                    new Failure(Trouble.NOT_FETCHED, refused.getMessage(), false);
            case TranscriptionFailedException _ -> new Failure(Trouble.NO_CAPACITY, null, true);
            default -> new Failure(Trouble.UNEXPECTED, null, true);
        };
    }

    private static Trouble trouble(AudioRefusedException refused) {
        return switch (refused.reason()) {
            case EMPTY -> Trouble.EMPTY;
            case NOT_AUDIO -> Trouble.NOT_AUDIO;
            case CORRUPT -> Trouble.CORRUPT;
            case TOO_LONG -> Trouble.TOO_LONG;
        };
    }
}
