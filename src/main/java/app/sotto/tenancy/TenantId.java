package app.sotto.tenancy;

import java.util.UUID;

/** One organisation: the unit that owns data, minutes and money. */
public record TenantId(UUID value) {

    public static TenantId random() {
        return new TenantId(UUID.randomUUID());
    }

    public static TenantId of(String value) {
        return new TenantId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
