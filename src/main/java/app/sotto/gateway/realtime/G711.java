package app.sotto.gateway.realtime;

/** Decodes the telephone codecs of ITU-T G.711 to PCM16 little-endian. */
final class G711 {

    private static final short[] MU_LAW = table(G711::muLaw);
    private static final short[] A_LAW = table(G711::aLaw);

    private G711() {}

    static byte[] fromMuLaw(byte[] audio) {
        return expand(audio, MU_LAW);
    }

    static byte[] fromALaw(byte[] audio) {
        return expand(audio, A_LAW);
    }

    private static byte[] expand(byte[] audio, short[] table) {
        var pcm = new byte[audio.length * 2];
        for (int i = 0; i < audio.length; i++) {
            short sample = table[audio[i] & 0xff];
            pcm[2 * i] = (byte) sample;
            pcm[2 * i + 1] = (byte) (sample >> 8);
        }
        return pcm;
    }

    /** Sent with all bits inverted; magnitudes are biased by 33 in 14 bits, here in 16. */
    private static short muLaw(int code) {
        int bits = ~code & 0xff;
        int exponent = bits >> 4 & 7;
        int mantissa = bits & 15;
        int magnitude = (((mantissa << 3) + 0x84) << exponent) - 0x84;
        return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
    }

    /** Sent with every other bit inverted; the lowest segment is linear. */
    private static short aLaw(int code) {
        int bits = code ^ 0x55;
        int exponent = bits >> 4 & 7;
        int mantissa = bits & 15;
        int magnitude =
                exponent == 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
        return (short) ((bits & 0x80) == 0 ? -magnitude : magnitude);
    }

    private static short[] table(Decoding decoding) {
        var table = new short[256];
        for (int code = 0; code < table.length; code++) {
            table[code] = decoding.decode(code);
        }
        return table;
    }

    @FunctionalInterface
    private interface Decoding {
        short decode(int code);
    }
}
