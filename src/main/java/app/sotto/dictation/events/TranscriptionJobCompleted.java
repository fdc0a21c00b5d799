package app.sotto.dictation.events;

import java.util.UUID;

/**
 * A transcription job's text can be had.
 *
 * @param chargedSeconds whole seconds of speech booked
 */
public record TranscriptionJobCompleted(UUID tenant, UUID job, long chargedSeconds) {}
