package app.sotto.inference;

/** Asks a leased node to recognise one window of speech, through OpenAI's transcription API. */
public interface SpeechClient {

    /**
     * Blocks until the node answered; interrupting the thread cancels the request.
     *
     * @throws NoCapacityException when the node failed; the lease has been told
     */
    Recognition recognise(Lease lease, SpeechWindow window);
}
