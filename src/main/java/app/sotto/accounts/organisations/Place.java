package app.sotto.accounts.organisations;

import app.sotto.tenancy.TenantId;
import java.util.UUID;

/** Where a person belongs, and as what. */
public record Place(TenantId tenant, UUID member, String organisation, Role role) {}
