package app.sotto.mail;

import java.time.Instant;
import java.util.UUID;

/** A letter in the local mailbox. */
public record KeptLetter(
        UUID id, String to, String subject, String plain, String html, Instant createdAt) {}
