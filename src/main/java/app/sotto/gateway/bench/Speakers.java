package app.sotto.gateway.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * People who dictate, in a process of their own: {@code URL KEY SPEAKERS SECONDS CLIP}. Each says
 * the clip (16 kHz mono WAV) over and over at the pace of speech, in pieces of 100 ms, from another
 * place in it. The last line is JSON.
 */
public final class Speakers {

    private static final int RATE = 16_000;
    private static final int PIECE = RATE / 10;
    private static final Pattern SENT = Pattern.compile("sent(\\d+)");
    private static final long WARM_UP_NANOS = 5_000_000_000L;

    private final URI target;
    private final String key;
    private final short[] clip;
    private final Queue<Long> added = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private volatile long counting = Long.MAX_VALUE;

    private Speakers(URI target, String key, short[] clip) {
        this.target = target;
        this.key = key;
        this.clip = clip;
    }

    /**
     * What they saw; times in ms.
     *
     * @param p50 from the node's answer until the partial is there
     */
    record Partials(int speakers, int partials, double p50, double p99, int finished, int failed) {}

    public static void main(String... words) throws Exception {
        var speakers = new Speakers(URI.create(words[0]), words[1], samples(Path.of(words[4])));
        int many = Integer.parseInt(words[2]);
        int seconds = Integer.parseInt(words[3]);
        System.out.println(JsonMapper.shared().writeValueAsString(speakers.speak(many, seconds)));
    }

    private static short[] samples(Path wav) throws IOException, UnsupportedAudioFileException {
        try (var file = new BufferedInputStream(Files.newInputStream(wav));
                var audio = AudioSystem.getAudioInputStream(file)) {
            byte[] bytes = audio.readAllBytes();
            var samples = new short[bytes.length / 2];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            return samples;
        }
    }

    private Partials speak(int many, int seconds) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < many; i++) {
                int from = (int) ((long) i * clip.length / many);
                threads.execute(() -> dictate(client, from, seconds));
                Thread.sleep(Math.max(1, 2_000 / many));
            }
            counting = System.nanoTime() + WARM_UP_NANOS;
        }
        long[] times = added.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Partials(
                many, times.length, at(times, 0.5), at(times, 0.99), finished.get(), failed.get());
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : Math.round(sorted[(int) (share * (sorted.length - 1))] / 10_000.0) / 100.0;
    }

    private void dictate(HttpClient client, int from, int seconds) {
        var ear = new Ear();
        try {
            var socket =
                    client.newWebSocketBuilder()
                            .header("Authorization", "Bearer " + key)
                            .buildAsync(target, ear)
                            .join();
            say(
                    socket,
                    """
                    {"type": "session.update", "session": {"type": "transcription", "audio": {"input":
                     {"format": {"type": "audio/pcm", "rate": 16000},
                      "transcription": {"language": "en"}}}}}\
                    """);
            long began = System.nanoTime();
            for (int piece = 0; piece < seconds * 10; piece++) {
                long due = began + piece * 100_000_000L;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                say(socket, append(from + piece * PIECE));
            }
            say(socket, "{\"type\": \"sotto.finish\"}");
            if (ear.over.await(60, TimeUnit.SECONDS)) {
                finished.incrementAndGet();
            }
            socket.abort();
        } catch (RuntimeException e) {
            fail(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first reason is told; it is mostly the others' too. */
    private void fail(String reason) {
        if (failed.getAndIncrement() == 0) {
            System.err.println("sotto: a dictation failed: " + reason);
        }
    }

    private static void say(WebSocket socket, String event) {
        var _ = socket.sendText(event, true).join();
    }

    private String append(int from) {
        var bytes = ByteBuffer.allocate(2 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < PIECE; i++) {
            bytes.putShort(clip[(from + i) % clip.length]);
        }
        return "{\"type\": \"input_audio_buffer.append\", \"audio\": \""
                + Base64.getEncoder().encodeToString(bytes.array())
                + "\"}";
    }

    private final class Ear implements WebSocket.Listener {

        private final CountDownLatch over = new CountDownLatch(1);
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                hear(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void hear(String event) {
            if (event.contains("\"sotto.partial\"")) {
                long now = System.nanoTime();
                var sent = SENT.matcher(event);
                if (now > counting && sent.find()) {
                    added.add(now - Long.parseLong(sent.group(1)));
                }
            } else if (event.contains("\"sotto.finished\"")) {
                over.countDown();
            } else if (event.contains("\"type\":\"error\"")
                    || event.contains("transcription.failed")) {
                fail(event);
            }
        }
    }
}
