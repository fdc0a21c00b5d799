package app.sotto.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.sotto.recordings.RecordingRefusedException.Reason;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DiskRecordingsTests {

    private final CurrentTenant tenant = new CurrentTenant();
    private final TenantId ours = TenantId.random();
    private final TenantId theirs = TenantId.random();

    @TempDir Path folder;

    @Test
    void keepsAFileAsItArrived() throws IOException {
        byte[] audio = bytes(300_000);

        RecordingId id = as(ours, () -> store().keep(new ByteArrayInputStream(audio)));

        assertThat(as(ours, () -> read(id))).isEqualTo(audio);
        assertThat(as(ours, () -> store().length(id))).isEqualTo(300_000);
        assertThat(files()).hasSize(1);
    }

    @Test
    void hidesItFromEveryOtherTenant() throws IOException {
        RecordingId id = as(ours, () -> store().keep(new ByteArrayInputStream(bytes(10))));

        assertThatThrownBy(() -> as(theirs, () -> store().open(id)))
                .isInstanceOf(NoSuchFileException.class);
        as(theirs, () -> delete(id));
        assertThat(as(ours, () -> store().length(id))).isEqualTo(10);
    }

    @Test
    void refusesToWorkForNobody() {
        assertThatThrownBy(() -> store().keep(new ByteArrayInputStream(bytes(10))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesNothing() throws IOException {
        assertThat(refusal(() -> store().keep(InputStream.nullInputStream())))
                .isEqualTo(Reason.EMPTY);
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesMoreThanTheLimitAndLeavesNoTrace() throws IOException {
        assertThat(refusal(() -> store().keep(new ByteArrayInputStream(bytes(1_100_000)))))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesWhenTheDiskIsNearlyFull() throws IOException {
        DiskRecordings full = store(room(1_000));

        assertThat(refusal(() -> full.keep(new ByteArrayInputStream(bytes(10)))))
                .isEqualTo(Reason.NO_SPACE);
        assertThat(files()).isEmpty();
    }

    @Test
    void saysThatTheDiskIsFullWhenAWriteFails() {
        InputStream failing =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("No space left on device");
                    }
                };

        assertThat(refusal(() -> store().keep(failing))).isEqualTo(Reason.NO_SPACE);
    }

    @Test
    void leavesNothingOfAnUploadThatBreaksOff() throws IOException {
        InputStream broken =
                new InputStream() {
                    private int left = 5_000;

                    @Override
                    public int read() throws IOException {
                        if (left-- <= 0) {
                            throw new IOException("Connection reset");
                        }
                        return 1;
                    }
                };

        assertThatThrownBy(() -> as(ours, () -> store().keep(broken)))
                .hasMessage("Connection reset");
        assertThat(files()).isEmpty();
    }

    @Test
    void growsWhileSomebodySpeaks() throws IOException {
        byte[] audio = bytes(1_000);
        RecordingId id = as(ours, () -> store().begin());

        assertThat(append(id, 0, audio, 0, 400)).isEqualTo(400);
        assertThat(append(id, 400, audio, 400, 600)).isEqualTo(1_000);

        assertThat(as(ours, () -> read(id))).isEqualTo(audio);
    }

    @Test
    void keepsOnceWhatIsSentTwice() throws IOException {
        byte[] audio = bytes(1_000);
        RecordingId id = as(ours, () -> store().begin());
        append(id, 0, audio, 0, 600);

        assertThat(append(id, 200, audio, 200, 300)).isEqualTo(600);
        assertThat(append(id, 500, audio, 500, 500)).isEqualTo(1_000);

        assertThat(as(ours, () -> read(id))).isEqualTo(audio);
    }

    @Test
    void refusesAGapAndSaysWhereToGoOn() throws IOException {
        RecordingId id = as(ours, () -> store().begin());
        append(id, 0, bytes(100), 0, 100);

        assertThatThrownBy(() -> append(id, 101, bytes(10), 0, 10))
                .isInstanceOf(RecordingRefusedException.class)
                .hasMessageContaining("Send again from byte 100");
    }

    @Test
    void limitsLiveAudioToo() throws IOException {
        RecordingId id = as(ours, () -> store().begin());

        assertThat(refusal(() -> store().append(id, 0, ByteBuffer.wrap(bytes(1_100_000)))))
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void forgetsTwiceWithoutComplaint() throws IOException {
        RecordingId id = as(ours, () -> store().keep(new ByteArrayInputStream(bytes(10))));

        as(ours, () -> delete(id));
        as(ours, () -> delete(id));

        assertThat(files()).isEmpty();
    }

    private DiskRecordings store() {
        return store(room(Long.MAX_VALUE));
    }

    private DiskRecordings store(Room room) {
        RecordingSettings settings =
                new RecordingSettings(DataSize.ofBytes(1_000_000), DataSize.ofBytes(2_000));
        return new DiskRecordings(tenant, folder, settings, room);
    }

    private Room room(long usable) {
        return new Room(folder, 2_000) {
            @Override
            long usable() {
                return usable;
            }
        };
    }

    private long append(RecordingId id, long offset, byte[] audio, int from, int length)
            throws IOException {
        return as(ours, () -> store().append(id, offset, ByteBuffer.wrap(audio, from, length)));
    }

    private byte[] read(RecordingId id) throws IOException {
        try (SeekableByteChannel channel = store().open(id)) {
            return Channels.newInputStream(channel).readAllBytes();
        }
    }

    private boolean delete(RecordingId id) throws IOException {
        store().delete(id);
        return true;
    }

    private Reason refusal(Work<?> work) {
        return catchThrowableOfType(RecordingRefusedException.class, () -> as(ours, work)).reason();
    }

    private <T> T as(TenantId who, Work<T> work) throws IOException {
        return tenant.callAs(who, work::run);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }
}
