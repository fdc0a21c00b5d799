package app.sotto.dictation.library;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose dictation it is: a member's own, or a key's. Members do not see each other's. */
@Embeddable
public record Owner(
        @Enumerated(EnumType.STRING) @Column(name = "owner_kind") Kind kind,
        @Column(name = "owner_id") UUID id,
        @Column(name = "owner_person") @Nullable UUID person) {

    /** A person or a program. */
    public enum Kind {
        MEMBER,
        KEY
    }

    static Owner of(Caller caller) {
        return switch (caller) {
            case Caller.Member member -> new Owner(Kind.MEMBER, member.id(), member.person());
            case Caller.Key key -> new Owner(Kind.KEY, key.id(), null);
        };
    }

    Caller caller(TenantId tenant) {
        return switch (kind) {
            case MEMBER -> new Caller.Member(tenant, id, Objects.requireNonNull(person));
            case KEY -> new Caller.Key(tenant, id);
        };
    }
}
