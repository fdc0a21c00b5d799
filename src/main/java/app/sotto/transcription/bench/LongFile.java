package app.sotto.transcription.bench;

import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.decoding.AudioDecoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Makes a long recording out of short ones: clip after clip, a second of silence between. */
final class LongFile {

    private static final int HEADER = 44;

    private LongFile() {}

    /** Writes a WAV file of at least the length asked for. The caller deletes it. */
    static Path of(List<Clip> clips, Duration length) throws IOException {
        Path file = Files.createTempFile("sotto-bench", ".wav");
        long samples = length.toSeconds() * SpeechWindow.SAMPLE_RATE;
        long written = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(new byte[HEADER]);
            for (int i = 0; written < samples; i++) {
                written += copy(clips.get(i % clips.size()), out);
            }
        }
        writeHeader(file, written);
        return file;
    }

    private static long copy(Clip clip, OutputStream out) throws IOException {
        long written = write(new short[SpeechWindow.SAMPLE_RATE], out);
        try (AudioDecoder decoder =
                AudioDecoder.open(() -> Files.newByteChannel(clip.file()), Duration.ofHours(10))) {
            for (short[] piece = decoder.next(); piece.length > 0; piece = decoder.next()) {
                written += write(piece, out);
            }
        }
        return written;
    }

    private static long write(short[] samples, OutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        out.write(bytes.array());
        return samples.length;
    }

    private static void writeHeader(Path file, long samples) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) (samples * 2 + HEADER - 8))
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(SpeechWindow.SAMPLE_RATE)
                .putInt(SpeechWindow.SAMPLE_RATE * 2)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) (samples * 2))
                .flip();
        try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(header);
        }
    }
}
