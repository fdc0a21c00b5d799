package app.sotto.dictation.library;

import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.recordings.RecordingId;
import app.sotto.transcription.Transcriber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dictation with all its text.
 *
 * @param recording null once the audio is gone
 * @param sampleRate in Hz where the audio is raw PCM16
 * @param asked how it was to be heard
 * @param kept sentences of the polished text that stand as they were spoken
 * @param troubleDetail a sentence for programs that adds to the trouble
 * @param includedMicros the part of its price that the plan covered, in micro-units
 * @param overageMicros the part that was paid on top
 */
public record DictationDetail(
        DictationSummary summary,
        @Nullable String filename,
        @Nullable RecordingId recording,
        @Nullable Integer sampleRate,
        Transcriber.Options asked,
        @Nullable String language,
        @Nullable String model,
        @Nullable String engine,
        @Nullable Style style,
        String raw,
        @Nullable String polished,
        @Nullable String polishEngine,
        Polished.@Nullable Outcome polishOutcome,
        List<Polished.Kept> kept,
        @Nullable String troubleDetail,
        @Nullable Long chargedSeconds,
        long includedMicros,
        long overageMicros,
        boolean deleted) {}
