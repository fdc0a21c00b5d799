package app.sotto.dictation;

import app.sotto.recordings.RecordingId;
import app.sotto.recordings.RecordingRefusedException;
import app.sotto.recordings.RemoteAudio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Two seconds of speech at every address; a host named inside is refused. */
class FakeRemote implements RemoteAudio {

    private final FakeRecordings recordings;
    final AtomicInteger fetches = new AtomicInteger();
    volatile Runnable during = () -> {};
    volatile boolean down;

    FakeRemote(FakeRecordings recordings) {
        this.recordings = recordings;
    }

    @Override
    public void check(URI address) {
        if ("inside".equals(address.getHost())) {
            throw new RecordingRefusedException(
                    RecordingRefusedException.Reason.ADDRESS, "inside is private.");
        }
    }

    @Override
    public RecordingId fetch(URI address) throws IOException {
        fetches.incrementAndGet();
        check(address);
        if ("gone".equals(address.getHost())) {
            throw new RecordingRefusedException(
                    RecordingRefusedException.Reason.ADDRESS, "gone answered with 404.");
        }
        if (down) {
            throw new IOException("The host could not be reached.");
        }
        during.run();
        byte[] audio = new byte[4000];
        Arrays.fill(audio, (byte) 1);
        return recordings.keep(new ByteArrayInputStream(audio));
    }

    void reset() {
        fetches.set(0);
        during = () -> {};
        down = false;
    }
}
