package app.sotto.recordings;

import java.io.IOException;
import java.net.URI;

/** Audio that lies at an address which a customer named. */
public interface RemoteAudio {

    /**
     * Refuses what cannot be an address of audio, without calling it.
     *
     * @throws RecordingRefusedException with the sentence for the caller
     */
    void check(URI address);

    /**
     * Fetches it into the store, never whole in memory.
     *
     * @throws RecordingRefusedException when the address is refused or holds nothing that is kept
     * @throws IOException when another try may succeed; the message is meant for the caller
     */
    RecordingId fetch(URI address) throws IOException;
}
