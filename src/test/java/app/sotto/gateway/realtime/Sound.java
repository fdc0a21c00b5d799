package app.sotto.gateway.realtime;

import app.sotto.browser.Clip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Speech in the formats that a session may send. Samples are PCM16 mono. */
record Sound(short[] samples, int rate) {

    private static final int CLIP_RATE = 16_000;

    /** Eleven seconds of speech, a second of quiet, and the same again. */
    static Sound twice() {
        Sound clip = of(Clip.file());
        int quiet = CLIP_RATE;
        short[] all = Arrays.copyOf(clip.samples, 2 * (clip.samples.length + quiet));
        System.arraycopy(clip.samples, 0, all, clip.samples.length + quiet, clip.samples.length);
        return new Sound(all, CLIP_RATE);
    }

    /** A WAV file of 16 kHz. */
    static Sound of(Path file) {
        try (var audio = AudioSystem.getAudioInputStream(file.toFile())) {
            byte[] pcm = audio.readAllBytes();
            short[] samples = new short[pcm.length / 2];
            ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            return new Sound(samples, CLIP_RATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a client sends it. */
    byte[] as(AudioFormat format) {
        Sound there = at(format.rate());
        return switch (format) {
            case PCM_24000, PCM_16000 -> there.pcm();
            case PCMU -> there.coded(G711.fromMuLaw(everyCode()));
            case PCMA -> there.coded(G711.fromALaw(everyCode()));
        };
    }

    /** A file of the very samples that the server makes of what was sent. */
    static byte[] wav(AudioFormat format, byte[] sent) {
        byte[] pcm = format.toPcm(sent);
        var file = new ByteArrayOutputStream();
        try {
            AudioSystem.write(
                    new AudioInputStream(
                            new ByteArrayInputStream(pcm),
                            new javax.sound.sampled.AudioFormat(format.rate(), 16, 1, true, false),
                            pcm.length / 2),
                    AudioFileFormat.Type.WAVE,
                    file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** By linear interpolation, which is plenty for speech. */
    private Sound at(int other) {
        short[] to = new short[(int) ((long) samples.length * other / rate)];
        for (int i = 0; i < to.length; i++) {
            long place = (long) i * rate;
            int here = (int) (place / other);
            int next = Math.min(here + 1, samples.length - 1);
            long part = place % other;
            to[i] = (short) (samples[here] + (samples[next] - samples[here]) * part / other);
        }
        return new Sound(to, other);
    }

    private byte[] pcm() {
        var pcm = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        pcm.asShortBuffer().put(samples);
        return pcm.array();
    }

    /** The code of each sample is the one whose meaning is nearest. */
    private byte[] coded(byte[] meanings) {
        var levels = new short[256];
        ByteBuffer.wrap(meanings).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(levels);
        byte[] nearest = new byte[1 << 16];
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int best = 0;
            for (int code = 1; code < levels.length; code++) {
                if (Math.abs(levels[code] - sample) < Math.abs(levels[best] - sample)) {
                    best = code;
                }
            }
            nearest[sample & 0xffff] = (byte) best;
        }
        byte[] codes = new byte[samples.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = nearest[samples[i] & 0xffff];
        }
        return codes;
    }

    private static byte[] everyCode() {
        byte[] codes = new byte[256];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (byte) i;
        }
        return codes;
    }
}
