package app.sotto.mail;

import java.util.UUID;

/** A letter with its words written out. */
record SealedLetter(UUID id, String to, String subject, String plain, String html) {}
