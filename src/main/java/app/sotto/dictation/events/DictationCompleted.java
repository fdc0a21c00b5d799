package app.sotto.dictation.events;

import java.util.UUID;

/**
 * A dictation's text is final and saved.
 *
 * @param chargedSeconds whole seconds of speech booked
 * @param kept whether it is in the history; otherwise whoever asked for the text has it
 */
public record DictationCompleted(UUID tenant, UUID dictation, long chargedSeconds, boolean kept) {}
