package app.sotto.dictation.events;

import java.util.UUID;

/**
 * A dictation's text is final and saved.
 *
 * @param chargedSeconds whole seconds of speech booked
 */
public record DictationCompleted(UUID tenant, UUID dictation, long chargedSeconds) {}
