package app.sotto.transcription;

/**
 * The nodes could not recognise the speech. Nothing is lost: the audio is kept, and a retry may do.
 */
public class TranscriptionFailedException extends RuntimeException {

    public TranscriptionFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
