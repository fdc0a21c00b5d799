package app.sotto.transcription;

/** No speech model can hear this now. The message names what to install or connect. */
public class SpeechUnavailableException extends RuntimeException {

    public SpeechUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
