package app.sotto.accounts.keys;

import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyRing.Made;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.tenancy.Secrets;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
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

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String name;
    private String handle;
    private byte[] secretHash;
    private Instant createdAt;
    private @Nullable Instant revokedAt;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] scopes;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] models;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] networks;

    private @Nullable Integer requestsPerMinute;
    private @Nullable Instant expiresAt;
    private @Nullable Instant rotatedAt;
    private @Nullable String oldHandle;
    private byte @Nullable [] oldSecretHash;
    private @Nullable Instant oldUntil;

    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    @SuppressWarnings("NullAway.Init")
    ApiKey(UUID memberId, Kind kind, String name, KeyTerms terms, KeyText text) {
        this.id = UUID.randomUUID();
        this.memberId = memberId;
        this.kind = kind;
        change(name, terms);
        this.handle = text.handle();
        this.secretHash = Secrets.hash(text.secret());
        this.createdAt = Instant.now();
    }

    final void change(String called, KeyTerms terms) {
        name = called;
        scopes = terms.scopes().stream().map(Scope::key).sorted().toArray(String[]::new);
        models = terms.models().stream().sorted().toArray(String[]::new);
        networks = terms.networks().toArray(String[]::new);
        requestsPerMinute = terms.requestsPerMinute();
        expiresAt = terms.expiresAt();
    }

    /**
     * Another secret; the one it had stays good for the overlap, the one before that does not. The
     * id of a service account stays.
     */
    Made rotate(Duration overlap) {
        if (revokedAt != null) {
            throw new IllegalStateException("A revoked key stays revoked");
        }
        rotatedAt = Instant.now();
        oldHandle = handle;
        oldSecretHash = secretHash;
        oldUntil = rotatedAt.plus(overlap);
        var text = kind == Kind.SERVICE ? new KeyText(handle, "").renewed() : KeyText.draw();
        handle = text.handle();
        secretHash = Secrets.hash(text.secret());
        return text.made(kind);
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

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }
}
