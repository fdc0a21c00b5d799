package app.sotto.recordings;

import app.sotto.egress.Egress;
import app.sotto.egress.EgressException;
import java.io.IOException;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Fetches through the one door out. */
@Component
class FetchedAudio implements RemoteAudio {

    private final Egress egress;
    private final Recordings recordings;

    FetchedAudio(Egress egress, Recordings recordings) {
        this.egress = egress;
        this.recordings = recordings;
    }

    @Override
    public void check(URI address) {
        try {
            egress.check(address);
        } catch (EgressException e) {
            throw refused(e);
        }
    }

    @Override
    public RecordingId fetch(URI address) throws IOException {
        try (var audio = egress.open(address)) {
            return recordings.keep(audio);
        } catch (EgressException e) {
            if (e.passing()) {
                throw e;
            }
            throw refused(e);
        }
    }

    private static RecordingRefusedException refused(EgressException why) {
        return new RecordingRefusedException(
                RecordingRefusedException.Reason.ADDRESS, String.valueOf(why.getMessage()));
    }
}
