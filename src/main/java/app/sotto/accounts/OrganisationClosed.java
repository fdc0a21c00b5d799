package app.sotto.accounts;

import app.sotto.tenancy.TenantId;

/**
 * An organisation is about to be forgotten. Told in its tenant, before anything of it is gone: who
 * keeps something for it forgets that now, and throws where it cannot, so that it is told again.
 */
public record OrganisationClosed(TenantId tenant) {}
