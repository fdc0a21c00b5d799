package app.sotto.inference.simulated;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A WAV file of any rate, width and number of channels, as far as a node that does not listen needs
 * it: how long it is, where it is silent, and whether two stretches of it are alike.
 *
 * @param format 1 for whole numbers, 3 for floating-point ones
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared by nobody
record WavAudio(byte[] file, int start, int length, int bytesPerSecond, int format, int bits) {

    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FORMAT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int WHOLE = 1;
    private static final int FLOATING = 3;
    private static final int EXTENSIBLE = 0xfffe;

    /** A hundredth of full scale: below it nobody speaks. */
    private static final int SILENCE = 327;

    /**
     * @throws IllegalArgumentException when it is no such file
     */
    static WavAudio read(byte[] file) {
        try {
            return chunks(file, ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("The WAV file breaks off.", e);
        }
    }

    private static WavAudio chunks(byte[] file, ByteBuffer in) {
        if (in.getInt() != RIFF || in.getInt() == 0 || in.getInt() != WAVE) {
            throw new IllegalArgumentException("The file is no WAV file.");
        }
        int format = 0;
        int bytesPerSecond = 0;
        int bits = 0;
        while (in.remaining() >= 8) {
            int id = in.getInt();
            int length = (int) Math.min(Integer.toUnsignedLong(in.getInt()), in.remaining());
            int start = in.position();
            if (id == FORMAT && length >= 16) {
                format = Short.toUnsignedInt(in.getShort(start));
                bytesPerSecond = in.getInt(start + 8);
                bits = Short.toUnsignedInt(in.getShort(start + 14));
            } else if (id == DATA && bytesPerSecond > 0) {
                return of(file, start, length, bytesPerSecond, format, bits);
            }
            in.position(Math.min(start + length + (length & 1), in.limit()));
        }
        throw new IllegalArgumentException("The WAV file has no sound in it.");
    }

    private static WavAudio of(
            byte[] file, int start, int length, int bytesPerSecond, int format, int bits) {
        if (format != WHOLE && format != FLOATING && format != EXTENSIBLE) {
            throw new IllegalArgumentException("The WAV file is compressed.");
        }
        return new WavAudio(file, start, length, bytesPerSecond, format, bits);
    }

    double seconds() {
        return (double) length / bytesPerSecond;
    }

    /** The same for the same sound; of the stretch from one second to another. */
    int fingerprint(double from, double to) {
        int hash = 0x811c9dc5;
        for (int i = offset(from); i < offset(to); i++) {
            hash = (hash ^ file[i]) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }

    /** Told of 16-bit samples; any other file is taken for speech throughout. */
    boolean isSilent(double from, double to) {
        if (bits != Short.SIZE || format == FLOATING) {
            return false;
        }
        for (int i = offset(from) & ~1; i + 1 < offset(to); i += 2) {
            if (Math.abs((short) ((file[i] & 0xff) | (file[i + 1] << 8))) > SILENCE) {
                return false;
            }
        }
        return true;
    }

    /** Even, counted from the first sample. */
    private int offset(double second) {
        int bytes = (int) Math.min(length, (long) (second * bytesPerSecond));
        return start + (bytes & ~1);
    }
}
