package app.sotto.accounts.organisations;

import app.sotto.accounts.people.EmailAddress;
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
import org.hibernate.annotations.TenantId;

/** An organisation asks the holder of a mailbox to join. */
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
@Entity
@Table(schema = "accounts", name = "invitation")
class Invitation {

    private static final Duration LIFE = Duration.ofDays(7);

    @Id private UUID id;

    @TenantId
    @Column(name = "tenant_id")
    private UUID tenantId;

    private String email;

    @Enumerated(EnumType.STRING)
    private Role role;

    private byte[] tokenHash;

    @Enumerated(EnumType.STRING)
    private Status status;

    private UUID invitedBy;
    private Instant expiresAt;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    @SuppressWarnings("NullAway.Init")
    Invitation(EmailAddress email, Role role, UUID invitedBy) {
        this.id = UUID.randomUUID();
        this.email = email.value();
        this.role = role;
        this.status = Status.PENDING;
        this.invitedBy = invitedBy;
        this.createdAt = Instant.now();
        this.tokenHash = new byte[0];
        this.expiresAt = createdAt;
    }

    /** Draws the token for a (new) letter; an earlier letter's is void from now on. */
    String renew() {
        requirePending();
        var token = Secrets.draw(32);
        tokenHash = Secrets.hash(token);
        expiresAt = Instant.now().plus(LIFE);
        return token;
    }

    void accept() {
        requireOpen();
        status = Status.ACCEPTED;
    }

    void decline() {
        requireOpen();
        status = Status.DECLINED;
    }

    void revoke() {
        requirePending();
        status = Status.REVOKED;
    }

    boolean open() {
        return status == Status.PENDING && Instant.now().isBefore(expiresAt);
    }

    private void requireOpen() {
        if (!open()) {
            throw new IllegalStateException("The invitation is " + status + " or too old");
        }
    }

    private void requirePending() {
        if (status != Status.PENDING) {
            throw new IllegalStateException("The invitation is " + status);
        }
    }

    UUID id() {
        return id;
    }

    String email() {
        return email;
    }

    Role role() {
        return role;
    }

    UUID invitedBy() {
        return invitedBy;
    }

    enum Status {
        PENDING,
        ACCEPTED,
        DECLINED,
        REVOKED
    }
}
