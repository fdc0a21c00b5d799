package app.sotto.inference.simulated;

import app.sotto.inference.http.MultipartForm;
import java.util.Locale;
import java.util.Set;

/**
 * A transcription that vLLM would accept. Its limits are vLLM's defaults (docs/usage/security.md,
 * 2026): VLLM_MAX_AUDIO_CLIP_FILESIZE_MB 25, VLLM_MAX_AUDIO_DECODE_DURATION_S 600.
 */
record SpeechRequest(
        String model,
        WavAudio audio,
        String language,
        String prompt,
        double temperature,
        SpeechFormat format,
        boolean stream,
        boolean includeUsage) {

    static final double WINDOW_SECONDS = 30;

    private static final int LARGEST_MEGABYTES = 25;
    private static final double LONGEST_SECONDS = 600;
    private static final Set<String> OTHER_LANGUAGES = Set.of("yue", "haw", "jw");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    static SpeechRequest of(MultipartForm form) throws VllmProblem {
        var format = SpeechFormat.named(form.field("response_format", "json"));
        boolean stream = yes(form, "stream");
        if (stream && format == SpeechFormat.VERBOSE_JSON) {
            throw VllmProblem.bad(null, "A stream cannot be of verbose_json.");
        }
        boolean includeUsage = yes(form, "stream_include_usage");
        if (includeUsage && !stream) {
            throw VllmProblem.bad("stream_include_usage", "This is an option of streams only.");
        }
        return new SpeechRequest(
                form.field("model", ""),
                audio(form),
                language(form.field("language", "en")),
                form.field("prompt", ""),
                temperature(form.field("temperature", "0")),
                format,
                stream,
                includeUsage);
    }

    /** The same, answered in another language. */
    SpeechRequest in(String newLanguage) {
        return new SpeechRequest(
                model, audio, newLanguage, prompt, temperature, format, stream, includeUsage);
    }

    private static WavAudio audio(MultipartForm form) throws VllmProblem {
        var file = form.file("file");
        if (file == null) {
            throw VllmProblem.bad("file", "The field 'file' is missing.");
        }
        if (file.length > LARGEST_MEGABYTES << 20) {
            throw VllmProblem.bad("audio_filesize_mb", "The file is larger than 25 MB.");
        }
        var audio = wav(file);
        if (audio.seconds() > LONGEST_SECONDS) {
            throw VllmProblem.bad("file", "The audio is longer than 600 seconds.");
        }
        return audio;
    }

    private static WavAudio wav(byte[] file) throws VllmProblem {
        try {
            return WavAudio.read(file);
        } catch (IllegalArgumentException e) {
            throw VllmProblem.bad(
                    "file",
                    "Invalid audio: "
                            + e.getMessage()
                            + " (This simulated node reads WAV only; vLLM reads more.)");
        }
    }

    private static String language(String code) throws VllmProblem {
        if (!LANGUAGES.contains(code) && !OTHER_LANGUAGES.contains(code)) {
            throw VllmProblem.bad("language", "There is no language '" + code + "'.");
        }
        return code;
    }

    private static double temperature(String number) throws VllmProblem {
        try {
            double temperature = Double.parseDouble(number);
            if (temperature >= 0 && temperature <= 2) {
                return temperature;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that is out of range.
        }
        throw VllmProblem.bad("temperature", "The temperature is a number from 0 to 2.");
    }

    private static boolean yes(MultipartForm form, String field) {
        var value = form.field(field, "false").toLowerCase(Locale.ROOT);
        return value.equals("true") || value.equals("1");
    }
}
