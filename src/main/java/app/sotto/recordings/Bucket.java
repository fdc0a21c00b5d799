package app.sotto.recordings;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The few S3 calls that recordings need, with failures said in this room's words. */
final class Bucket implements AutoCloseable {

    private final S3Client client;
    private final String name;

    Bucket(S3Client client, String name) {
        this.client = client;
        this.name = name;
    }

    /** An object's name and size in bytes. */
    record Item(String key, long size) {}

    void put(String key, RequestBody body) throws IOException {
        var _ = call(() -> client.putObject(r -> r.bucket(name).key(key), body));
    }

    /** Bytes from a position on, as many as there are up to a length. */
    byte[] get(String key, long from, long length) throws IOException {
        String range = "bytes=%d-%d".formatted(from, from + length - 1);
        return call(() ->
                client.getObjectAsBytes(r -> r.bucket(name).key(key).range(range))
                        .asByteArrayUnsafe());
    }

    byte[] get(String key) throws IOException {
        return call(
                () -> client.getObjectAsBytes(r -> r.bucket(name).key(key)).asByteArrayUnsafe());
    }

    void delete(String key) throws IOException {
        var _ = call(() -> client.deleteObject(r -> r.bucket(name).key(key)));
    }

    /** In the order of their names. */
    List<Item> list(String prefix) throws IOException {
        return call(() -> {
            List<Item> items = new ArrayList<>();
            for (S3Object object :
                    client.listObjectsV2Paginator(r -> r.bucket(name).prefix(prefix)).contents()) {
                items.add(new Item(object.key(), object.size()));
            }
            return items;
        });
    }

    /** Begins an upload in parts; it exists only once completed. */
    Upload begin(String key) throws IOException {
        String id =
                call(() -> client.createMultipartUpload(r -> r.bucket(name).key(key))).uploadId();
        return new Upload(key, id);
    }

    /** One upload in parts. */
    final class Upload {

        private final String key;
        private final String id;
        private final List<CompletedPart> parts = new ArrayList<>();

        private Upload(String key, String id) {
            this.key = key;
            this.id = id;
        }

        void add(RequestBody body) throws IOException {
            int number = parts.size() + 1;
            String tag =
                    call(() ->
                                    client.uploadPart(
                                            r ->
                                                    r.bucket(name)
                                                            .key(key)
                                                            .uploadId(id)
                                                            .partNumber(number),
                                            body))
                            .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }

        void complete() throws IOException {
            var _ =
                    call(() ->
                            client.completeMultipartUpload(r ->
                                    r.bucket(name)
                                            .key(key)
                                            .uploadId(id)
                                            .multipartUpload(m -> m.parts(parts))));
        }

        void abort() throws IOException {
            var _ =
                    call(() ->
                            client.abortMultipartUpload(r -> r.bucket(name).key(key).uploadId(id)));
        }
    }

    private static <T> T call(Supplier<T> request) throws IOException {
        try {
            return request.get();
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                throw new NoSuchFileException("There is no such recording");
            }
            if (e.statusCode() == 507) {
                throw Room.refusal();
            }
            throw new IOException("The audio store refused: status " + e.statusCode(), e);
        } catch (SdkException e) {
            throw new IOException("The audio store cannot be reached", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
