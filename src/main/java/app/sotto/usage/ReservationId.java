package app.sotto.usage;

import java.util.UUID;

/** Names one hold on a tenant's allowance. */
public record ReservationId(UUID value) {}
