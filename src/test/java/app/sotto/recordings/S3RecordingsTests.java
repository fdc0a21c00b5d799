package app.sotto.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.recordings.RecordingRefusedException.Reason;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.S3Client;

/** Against {@link S3WireDouble}. */
class S3RecordingsTests {

    private final CurrentTenant tenant = new CurrentTenant();
    private final TenantId ours = TenantId.random();
    private S3WireDouble wire;
    private S3Client client;

    @BeforeEach
    void start() throws IOException {
        wire = new S3WireDouble();
        client =
                RecordingConfiguration.client(
                        new S3Settings(wire.endpoint(), "audio", "us-east-1", "key", "secret"));
    }

    @AfterEach
    void stop() {
        client.close();
        wire.close();
    }

    @Test
    void keepsASmallFileAsOneObject() throws IOException {
        byte[] audio = bytes(100_000);

        RecordingId id = ours(() -> store().keep(new ByteArrayInputStream(audio)));

        assertThat(wire.objects).containsOnlyKeys(ours + "/" + id.value());
        assertThat(ours(() -> read(id))).isEqualTo(audio);
    }

    @Test
    void uploadsALargeFileInPartsAndReadsItAnywhere() throws IOException {
        byte[] audio = bytes(18_000_000);

        RecordingId id = ours(() -> store().keep(new ByteArrayInputStream(audio)));

        assertThat(wire.uploads).isEmpty();
        assertThat(ours(() -> store().length(id))).isEqualTo(audio.length);
        assertThat(ours(() -> read(id))).isEqualTo(audio);
        try (SeekableByteChannel channel = ours(() -> store().open(id))) {
            ByteBuffer end = ByteBuffer.allocate(100);
            channel.position(audio.length - 50).read(end);
            assertThat(Arrays.copyOf(end.array(), 50))
                    .isEqualTo(Arrays.copyOfRange(audio, audio.length - 50, audio.length));
            assertThat(channel.read(end)).isEqualTo(-1);
        }
    }

    @Test
    void leavesNothingOfAFileThatIsTooLargeOrEmpty() {
        assertThatThrownBy(
                        () -> ours(() -> store().keep(new ByteArrayInputStream(bytes(21_000_000)))))
                .extracting(e -> ((RecordingRefusedException) e).reason())
                .isEqualTo(Reason.TOO_LARGE);
        assertThatThrownBy(() -> ours(() -> store().keep(InputStream.nullInputStream())))
                .extracting(e -> ((RecordingRefusedException) e).reason())
                .isEqualTo(Reason.EMPTY);
        assertThat(wire.objects).isEmpty();
        assertThat(wire.uploads).isEmpty();
    }

    @Test
    void putsLivePiecesTogetherWhicheverInstanceWroteThem() throws IOException {
        byte[] audio = bytes(10_000);
        S3Recordings one = store();
        RecordingId id = ours(one::begin);
        assertThat(ours(() -> one.append(id, 0, ByteBuffer.wrap(audio, 0, 4_000))))
                .isEqualTo(4_000);

        S3Recordings other = store();
        assertThat(ours(() -> other.append(id, 3_000, ByteBuffer.wrap(audio, 3_000, 3_000))))
                .isEqualTo(6_000);
        assertThat(ours(() -> other.append(id, 6_000, ByteBuffer.wrap(audio, 6_000, 4_000))))
                .isEqualTo(10_000);

        assertThat(ours(() -> one.length(id))).isEqualTo(10_000);
        assertThat(ours(() -> read(id))).isEqualTo(audio);
        assertThatThrownBy(() -> ours(() -> one.append(id, 10_001, ByteBuffer.wrap(audio))))
                .hasMessageContaining("Send again from byte 10000");
    }

    @Test
    void hidesAndForgets() throws IOException {
        RecordingId file = ours(() -> store().keep(new ByteArrayInputStream(bytes(10))));
        RecordingId live = ours(() -> store().begin());

        for (RecordingId id : new RecordingId[] {file, live}) {
            assertThatThrownBy(() -> tenant.callAs(TenantId.random(), () -> store().open(id)))
                    .isInstanceOf(NoSuchFileException.class);
            ours(() -> delete(id));
            ours(() -> delete(id));
        }
        assertThat(wire.objects).isEmpty();
    }

    @Test
    void saysWhenTheStoreIsFull() {
        wire.failWith = 507;

        assertThatThrownBy(() -> ours(() -> store().begin()))
                .extracting(e -> ((RecordingRefusedException) e).reason())
                .isEqualTo(Reason.NO_SPACE);
    }

    private S3Recordings store() {
        RecordingSettings settings =
                new RecordingSettings(DataSize.ofBytes(20_000_000), DataSize.ofBytes(0));
        return new S3Recordings(tenant, new Bucket(client, "audio"), settings);
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

    private <T> T ours(Work<T> work) throws IOException {
        return tenant.callAs(ours, work::run);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
