package app.sotto.operations.tokens;

import app.sotto.audit.OperatorAudit;
import app.sotto.tenancy.Secrets;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, knows, lists and revokes tokens. */
@Component
public class TokenRing {

    private final JdbcClient sql;
    private final TokenSettings settings;
    private final OperatorAudit audit;

    TokenRing(JdbcClient sql, TokenSettings settings, OperatorAudit audit) {
        this.sql = sql;
        this.settings = settings;
        this.audit = audit;
    }

    /**
     * Makes a token; the answer is the only time that its text is known.
     *
     * @param expires when it stops to open anything, or null for never
     */
    @Transactional
    public String create(TokenKind kind, String name, @Nullable Instant expires, String actor) {
        var text = TokenText.draw(kind);
        sql.sql(
                        """
                        insert into operations.token
                            (id, kind, name, handle, secret_hash, created_by, expires_at)
                        values (:id, :kind, :name, :handle, :hash, :actor, :expires)
                        """)
                .param("id", UUID.randomUUID())
                .param("kind", kind.stored())
                .param("name", name)
                .param("handle", text.handle())
                .param("hash", Secrets.hash(text.secret()))
                .param("actor", actor)
                .param(
                        "expires",
                        expires == null ? null : expires.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        audit.record(actor, "operations.token.create", text + " " + name);
        return text.written();
    }

    /** Ends a token at once. */
    @Transactional
    public void revoke(UUID id, String actor) {
        sql.sql(
                        """
                        update operations.token set revoked_at = now()
                        where id = :id and revoked_at is null returning kind, handle, name
                        """)
                .param("id", id)
                .query((row, _) ->
                        new TokenText(TokenKind.of(row.getString(1)), row.getString(2), "")
                                + " "
                                + row.getString(3))
                .optional()
                .ifPresent(token -> audit.record(actor, "operations.token.revoke", token));
    }

    /** Those of the page; newest first, revoked ones last. */
    @Transactional(readOnly = true)
    public List<Listed> all() {
        return sql
                .sql(
                        """
                        select id, upper(kind) as kind, name, handle, created_by, created_at, expires_at,
                            revoked_at, last_used_at
                        from operations.token order by revoked_at is not null, created_at desc
                        """)
                .query(Listed.class)
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Whose token this is, if it opens anything. */
    @Transactional
    public Optional<TokenHolder> authenticate(String bearer) {
        return TokenText.parse(bearer).flatMap(this::find).or(() -> ofSettings(bearer));
    }

    private Optional<TokenHolder> find(TokenText text) {
        var kept =
                sql.sql(
                                """
                                select id, name, secret_hash from operations.token
                                where handle = :handle and kind = :kind and revoked_at is null
                                    and (expires_at is null or expires_at > now())
                                """)
                        .param("handle", text.handle())
                        .param("kind", text.kind().stored())
                        .query((row, _) ->
                                Secrets.proves(text.secret(), row.getBytes(3))
                                        ? Optional.of(
                                                new Kept(
                                                        row.getObject(1, UUID.class),
                                                        row.getString(2)))
                                        : Optional.<Kept>empty())
                        .optional()
                        .flatMap(token -> token);
        kept.ifPresent(token -> used(token.id()));
        return kept.map(token -> new TokenHolder(text.kind(), token.name()));
    }

    /** A node announces itself every 30 s; when it did so last is told by the minute. */
    private void used(UUID id) {
        sql.sql(
                        """
                        update operations.token set last_used_at = now() where id = :id
                        and (last_used_at is null or last_used_at < now() - interval '1 minute')
                        """)
                .param("id", id)
                .update();
    }

    private Optional<TokenHolder> ofSettings(String bearer) {
        return Arrays.stream(TokenKind.values())
                .filter(kind -> settings.of(kind).is(bearer))
                .findFirst()
                .map(kind -> new TokenHolder(kind, "SOTTO_" + kind.name() + "_TOKEN"));
    }

    private record Kept(UUID id, String name) {}

    /** A token as the page lists it. */
    public record Listed(
            UUID id,
            TokenKind kind,
            String name,
            String handle,
            String createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {

        /** What of the token may be shown. */
        public String prefix() {
            return kind.prefix() + handle + "_…";
        }

        public boolean expired(Instant now) {
            return expiresAt != null && !expiresAt.isAfter(now);
        }
    }
}
