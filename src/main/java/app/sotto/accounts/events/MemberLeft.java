package app.sotto.accounts.events;

import java.util.UUID;

/**
 * Somebody does not belong to an organisation any more; told in the transaction that makes it so.
 */
public record MemberLeft(UUID tenant, UUID member) {}
