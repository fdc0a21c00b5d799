package app.sotto.accounts.organisations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** One person's place in one organisation. */
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
@Entity
@Table(schema = "accounts", name = "membership")
class Membership {

    @Id private UUID id;

    @TenantId
    @Column(name = "tenant_id")
    private UUID tenantId;

    private UUID personId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private Instant joinedAt;

    @SuppressWarnings("NullAway.Init")
    protected Membership() {}

    @SuppressWarnings("NullAway.Init")
    Membership(UUID personId, Role role) {
        this.id = UUID.randomUUID();
        this.personId = personId;
        this.role = role;
        this.joinedAt = Instant.now();
    }

    void become(Role newRole) {
        role = newRole;
    }

    /** The place passes on to who proved to be the same person. */
    void passTo(UUID person) {
        personId = person;
    }

    UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    Role role() {
        return role;
    }
}
