package app.sotto.accounts.events;

import java.util.UUID;

/** Somebody belongs to an organisation now; told in the transaction that makes it so. */
public record MemberJoined(UUID tenant, UUID member) {}
