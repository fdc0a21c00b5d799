package app.sotto.gateway.realtime;

import java.util.Arrays;

/** The kinds of audio a session may send; all become PCM16 little-endian mono. */
enum AudioFormat {
    PCM_24000("audio/pcm", "pcm16", 24_000, 2),
    PCM_16000("audio/pcm", "pcm16", 16_000, 2),
    PCMU("audio/pcmu", "g711_ulaw", 8_000, 1),
    PCMA("audio/pcma", "g711_alaw", 8_000, 1);

    private final String type;
    private final String olderName;
    private final int rate;
    private final int bytesPerSample;

    AudioFormat(String type, String olderName, int rate, int bytesPerSample) {
        this.type = type;
        this.olderName = olderName;
        this.rate = rate;
        this.bytesPerSample = bytesPerSample;
    }

    /** A rate of 0 stands for the type's usual one. */
    static AudioFormat of(String type, int rate) {
        return Arrays.stream(values())
                .filter(format -> format.type.equals(type))
                .filter(format -> rate == 0 || format.rate == rate)
                .findFirst()
                .orElseThrow(() ->
                        new InvalidEventException(
                                "invalid_value",
                                "The audio format must be audio/pcm at 24000 or 16000 Hz,"
                                        + " audio/pcmu or audio/pcma at 8000 Hz.",
                                "session.audio.input.format"));
    }

    static AudioFormat ofOlderName(String name) {
        return Arrays.stream(values())
                .filter(format -> format.olderName.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidEventException(
                                "invalid_value",
                                "input_audio_format must be pcm16, g711_ulaw or g711_alaw.",
                                "session.input_audio_format"));
    }

    byte[] toPcm(byte[] audio) {
        if (audio.length % bytesPerSample != 0) {
            throw new InvalidEventException(
                    "invalid_audio",
                    "PCM16 has two bytes a sample; "
                            + audio.length
                            + " bytes cannot be right. Cut the audio between samples.",
                    "audio");
        }
        return switch (this) {
            case PCM_24000, PCM_16000 -> audio;
            case PCMU -> G711.fromMuLaw(audio);
            case PCMA -> G711.fromALaw(audio);
        };
    }

    String type() {
        return type;
    }

    String olderName() {
        return olderName;
    }

    int bytesPerSecond() {
        return rate * bytesPerSample;
    }

    /** Samples a second. */
    int rate() {
        return rate;
    }
}
