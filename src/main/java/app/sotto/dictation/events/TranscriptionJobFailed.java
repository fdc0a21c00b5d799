package app.sotto.dictation.events;

import java.util.UUID;

/** A transcription job ended without text; nothing was charged. */
public record TranscriptionJobFailed(UUID tenant, UUID job) {}
