package app.sotto.inference.catalogue;

import app.sotto.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's own fine-tuned model: a LoRA adapter that a node serves under a name of its own beside
 * the base model.
 *
 * @param owner the only tenant that sees and may use it
 * @param base id of the catalogue's model that it was made from
 * @param revision of the adapter, or null for any
 */
public record Adapter(String name, TenantId owner, String base, @Nullable String revision) {}
