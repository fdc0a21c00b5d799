package app.sotto.inference;

import org.jspecify.annotations.Nullable;

/**
 * What a speech model gets to hear.
 *
 * @param samples 16 kHz mono, signed 16 bit; no longer than the model's {@code maxWindow}
 * @param language ISO 639-1, or {@code auto}
 * @param prompt text that came before, or words to expect
 * @param temperature 0 for the likeliest text, up to 1
 * @param translate whether the text is to be English, whatever is spoken
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, compared by nobody
public record SpeechWindow(
        short[] samples,
        String language,
        @Nullable String prompt,
        double temperature,
        boolean translate) {

    public static final int SAMPLE_RATE = 16_000;

    public SpeechWindow(
            short[] samples, String language, @Nullable String prompt, double temperature) {
        this(samples, language, prompt, temperature, false);
    }

    /** The same to be heard once more, with more freedom. */
    public SpeechWindow at(double newTemperature) {
        return new SpeechWindow(samples, language, prompt, newTemperature, translate);
    }

    public double seconds() {
        return (double) samples.length / SAMPLE_RATE;
    }
}
