package app.sotto.accounts.keys;

import app.sotto.accounts.organisations.Role;
import app.sotto.audit.Audit;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and revokes the current tenant's API keys. */
@Component
public class KeyRing {

    private final Keys keys;
    private final JdbcClient sql;
    private final CurrentTenant currentTenant;
    private final Audit audit;

    KeyRing(Keys keys, JdbcClient sql, CurrentTenant currentTenant, Audit audit) {
        this.keys = keys;
        this.sql = sql;
        this.currentTenant = currentTenant;
        this.audit = audit;
    }

    /** Makes a key; the answer is the only time that its text is known. */
    @Transactional
    public String create(Caller.Member actor, String name) {
        var text = KeyText.draw();
        var key = keys.save(new ApiKey(actor.id(), name, text));
        audit.record(actor.id(), "accounts.key.create", key.id() + " " + name);
        return text.written();
    }

    /** Ends a key at once. Members end their own; who manages the team ends anybody's. */
    @Transactional
    public void revoke(Caller.Member actor, Role role, UUID id) {
        var key = keys.findById(id).orElseThrow(() -> new IllegalArgumentException("No such key"));
        if (!key.memberId().equals(actor.id()) && !role.managesTeam()) {
            throw new IllegalStateException("Another member's key");
        }
        key.revoke();
        audit.record(actor.id(), "accounts.key.revoke", key.id() + " " + key.name());
    }

    @Transactional(readOnly = true)
    public List<Listed> all() {
        return sql
                .sql(
                        """
                        select k.id, k.name, k.handle, k.member_id, p.name as maker,
                               k.created_at, k.last_used_at, k.revoked_at
                        from accounts.api_key k
                        left join accounts.membership m on m.id = k.member_id
                        left join accounts.person p on p.id = m.person_id
                        where k.tenant_id = :tenant
                        order by k.revoked_at is not null, k.created_at desc
                        """)
                .param("tenant", currentTenant.require().value())
                .query(Listed.class)
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /**
     * A key as the page lists it.
     *
     * @param maker null once they left
     */
    public record Listed(
            UUID id,
            String name,
            String handle,
            UUID memberId,
            @Nullable String maker,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {

        /** What of the key may be shown. */
        public String prefix() {
            return KeyText.PREFIX + handle + "_…";
        }

        public boolean good() {
            return revokedAt == null;
        }
    }
}
