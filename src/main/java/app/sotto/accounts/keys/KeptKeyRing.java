package app.sotto.accounts.keys;

import app.sotto.accounts.KeyRing;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Members;
import app.sotto.audit.Audit;
import app.sotto.tenancy.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class KeptKeyRing implements KeyRing {

    private final Keys keys;
    private final JdbcClient sql;
    private final Members members;
    private final KeyLookUp lookUp;
    private final Audit audit;

    KeptKeyRing(Keys keys, JdbcClient sql, Members members, KeyLookUp lookUp, Audit audit) {
        this.keys = keys;
        this.sql = sql;
        this.members = members;
        this.lookUp = lookUp;
        this.audit = audit;
    }

    @Override
    public Made create(Caller.Member actor, Kind kind, String name, KeyTerms terms) {
        var text = KeyText.draw();
        var key = keys.save(new ApiKey(actor.id(), kind, name, terms, text));
        audit.record(actor.id(), "accounts.key.create", key.id() + " " + name);
        return text.made(kind);
    }

    @Override
    public void change(Caller.Member actor, UUID id, String name, KeyTerms terms) {
        theirs(actor, id).change(name, terms);
        lookUp.forgetAfterCommit();
        audit.record(actor.id(), "accounts.key.change", id + " " + name);
    }

    @Override
    public Made rotate(Caller.Member actor, UUID id, Duration overlap) {
        var made = theirs(actor, id).rotate(overlap);
        lookUp.forgetAfterCommit();
        audit.record(actor.id(), "accounts.key.rotate", id + " " + overlap);
        return made;
    }

    @Override
    public void revoke(Caller.Member actor, UUID id) {
        var key = found(id);
        require(mayRevoke(actor, key.memberId()));
        key.revoke();
        lookUp.forgetAfterCommit();
        audit.record(actor.id(), "accounts.key.revoke", id + " " + key.name());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Listed> all() {
        return sql
                .sql(
                        """
                        select k.*, p.name as maker
                        from accounts.api_key k
                        left join accounts.membership m on m.id = k.member_id
                        left join accounts.person p on p.id = m.person_id
                        order by k.revoked_at is not null, k.created_at desc
                        """)
                .query(KeyRow::listed)
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayChange(Caller.Member actor, Listed key) {
        return mayChange(actor, key.kind(), key.memberId());
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayRevoke(Caller.Member actor, Listed key) {
        return mayRevoke(actor, key.memberId());
    }

    /** Another secret for a member's token would open what is that member's. */
    private boolean mayChange(Caller.Member actor, Kind kind, UUID maker) {
        return kind == Kind.MEMBER ? maker.equals(actor.id()) : mayRevoke(actor, maker);
    }

    private boolean mayRevoke(Caller.Member actor, UUID maker) {
        return maker.equals(actor.id()) || members.manages(actor.id());
    }

    private ApiKey theirs(Caller.Member actor, UUID id) {
        var key = found(id);
        require(mayChange(actor, key.kind(), key.memberId()));
        return key;
    }

    private ApiKey found(UUID id) {
        return keys.findById(id).orElseThrow(() -> new IllegalArgumentException("No such key"));
    }

    private static void require(boolean may) {
        if (!may) {
            throw new IllegalStateException("Another member's key");
        }
    }
}
