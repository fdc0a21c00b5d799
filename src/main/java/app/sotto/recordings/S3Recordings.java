package app.sotto.recordings;

import app.sotto.recordings.Bucket.Item;
import app.sotto.tenancy.CurrentTenant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Recordings in S3: a file is the object {@code tenant/id}, uploaded in parts; live audio is one
 * object a piece under {@code tenant/id/}, named by its byte offset, so that any instance can go on
 * where another stopped. Pieces that overlap hold the same bytes, and are read once.
 */
class S3Recordings implements Recordings, AutoCloseable {

    /** S3 takes no smaller part than 5 MB, but for the last. */
    private static final int PART = 8 * 1024 * 1024;

    private static final String BEGUN = "begun";

    private final CurrentTenant tenant;
    private final Bucket bucket;
    private final RecordingSettings settings;

    /** What this instance wrote; another may have gone on since, so it is only a first guess. */
    private final Map<RecordingId, Long> lengths = new ConcurrentHashMap<>();

    S3Recordings(CurrentTenant tenant, Bucket bucket, RecordingSettings settings) {
        this.tenant = tenant;
        this.bucket = bucket;
        this.settings = settings;
    }

    @Override
    public RecordingId keep(InputStream audio) throws IOException {
        RecordingId id = RecordingId.random();
        byte[] first = audio.readNBytes(PART);
        DiskRecordings.requireAudio(first.length);
        settings.requireFits(first.length);
        if (first.length < PART) {
            bucket.put(key(id), RequestBody.fromBytes(first));
        } else {
            upload(id, first, audio);
        }
        return id;
    }

    private void upload(RecordingId id, byte[] first, InputStream audio) throws IOException {
        Bucket.Upload upload = bucket.begin(key(id));
        try {
            long length = 0;
            for (byte[] part = first; part.length > 0; part = audio.readNBytes(PART)) {
                length += part.length;
                settings.requireFits(length);
                upload.add(RequestBody.fromBytes(part));
            }
            upload.complete();
        } catch (IOException | RuntimeException e) {
            upload.abort();
            throw e;
        }
    }

    @Override
    public RecordingId begin() throws IOException {
        RecordingId id = RecordingId.random();
        bucket.put(pieces(id) + BEGUN, RequestBody.empty());
        lengths.put(id, 0L);
        return id;
    }

    @Override
    public long append(RecordingId id, long offset, ByteBuffer piece) throws IOException {
        Long guess = lengths.get(id);
        long length = guess != null && guess == offset ? guess : live(id).length();
        ByteBuffer fresh = piece.duplicate();
        Overlap.skip(length, offset, fresh);
        long end = length + fresh.remaining();
        settings.requireFits(end);
        if (fresh.hasRemaining()) {
            bucket.put(
                    pieces(id) + "%020d".formatted(length),
                    RequestBody.fromRemainingByteBuffer(fresh));
        }
        lengths.put(id, end);
        return end;
    }

    @Override
    public long length(RecordingId id) throws IOException {
        List<Item> whole = whole(id);
        return whole.isEmpty() ? live(id).length() : whole.getFirst().size();
    }

    @Override
    public SeekableByteChannel open(RecordingId id) throws IOException {
        List<Item> whole = whole(id);
        return whole.isEmpty()
                ? live(id).open()
                : new ObjectChannel(bucket, key(id), whole.getFirst().size());
    }

    @Override
    public void delete(RecordingId id) throws IOException {
        lengths.remove(id);
        for (Item item : bucket.list(key(id))) {
            bucket.delete(item.key());
        }
    }

    private List<Item> whole(RecordingId id) throws IOException {
        return bucket.list(key(id)).stream().filter(item -> item.key().equals(key(id))).toList();
    }

    private Pieces live(RecordingId id) throws IOException {
        List<Item> items = bucket.list(pieces(id));
        if (items.isEmpty()) {
            throw new NoSuchFileException("There is no such recording");
        }
        return Pieces.of(
                bucket, items.stream().filter(item -> !item.key().endsWith(BEGUN)).toList());
    }

    private String key(RecordingId id) {
        return tenant.require() + "/" + id.value();
    }

    private String pieces(RecordingId id) {
        return key(id) + "/";
    }

    @Override
    public void close() {
        bucket.close();
    }
}
