package app.sotto.dictation.library;

import app.sotto.dictation.DictationId;
import app.sotto.recordings.RecordingId;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a dictation: what it needs to know, as it was when it began. It may write only
 * while its number is the newest.
 *
 * @param tries including this one, since a person last asked for it
 * @param sampleRate in Hz of raw PCM16 audio; null where the recording is a file with a format
 * @param held speech held already
 * @param finals what is final already and must not change
 */
public record Attempt(
        TenantId tenant,
        DictationId id,
        int number,
        int tries,
        Caller caller,
        Origin origin,
        boolean keep,
        RecordingId recording,
        @Nullable Integer sampleRate,
        Hearing hearing,
        Duration held,
        Finals finals) {}
