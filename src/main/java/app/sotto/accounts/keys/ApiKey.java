package app.sotto.accounts.keys;

import app.sotto.tenancy.Secrets;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A program's way in. The secret itself is not kept. */
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
@Entity
@Table(schema = "accounts", name = "api_key")
class ApiKey {

    @Id private UUID id;

    @TenantId
    @Column(name = "tenant_id")
    private UUID tenantId;

    private UUID memberId;
    private String name;
    private String handle;
    private byte[] secretHash;
    private Instant createdAt;
    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    @SuppressWarnings("NullAway.Init")
    ApiKey(UUID memberId, String name, KeyText text) {
        this.id = UUID.randomUUID();
        this.memberId = memberId;
        this.name = name;
        this.handle = text.handle();
        this.secretHash = Secrets.hash(text.secret());
        this.createdAt = Instant.now();
    }

    void revoke() {
        if (revokedAt == null) {
            revokedAt = Instant.now();
        }
    }

    UUID id() {
        return id;
    }

    UUID memberId() {
        return memberId;
    }

    String name() {
        return name;
    }
}
