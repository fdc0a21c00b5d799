package app.sotto.dictation.events;

import java.util.UUID;

/**
 * Whoever waited for a file's text is gone; models had answered a part of it by then.
 *
 * @param chargedSeconds whole seconds of speech booked for that part
 */
public record CallerLeft(UUID tenant, UUID dictation, long chargedSeconds) {}
