package app.sotto.tenancy;

import java.util.UUID;

/** Who asks, and for which organisation: a person signed in, or a program with a key. */
public sealed interface Caller {

    TenantId tenant();

    /** The member or key that usage is booked on. */
    UUID id();

    /** A person, acting for one of the organisations they belong to. */
    record Member(TenantId tenant, UUID id, UUID person) implements Caller {}

    /** A program holding an API key. */
    record Key(TenantId tenant, UUID id) implements Caller {}
}
