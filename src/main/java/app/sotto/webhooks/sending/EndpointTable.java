package app.sotto.webhooks.sending;

import app.sotto.audit.Audit;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.webhooks.Draft;
import app.sotto.webhooks.Endpoint.Status;
import app.sotto.webhooks.Endpoints;
import app.sotto.webhooks.EventType;
import app.sotto.webhooks.RefusedDraftException;
import app.sotto.webhooks.RefusedDraftException.Reason;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The current tenant's endpoints, and how they stand. */
@Component
@Transactional
class EndpointTable {

    /** How long the secret before signs beside the new one. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;
    private final Audit audit;
    private final Moment moment;

    EndpointTable(JdbcClient sql, CurrentTenant currentTenant, Audit audit, Moment moment) {
        this.sql = sql;
        this.currentTenant = currentTenant;
        this.audit = audit;
        this.moment = moment;
    }

    void add(@Nullable UUID actor, Draft draft, byte[] sealed) {
        requireRoom();
        UUID id = UUID.randomUUID();
        var _ =
                sql.sql(
                                """
                                insert into webhooks.endpoint
                                    (tenant_id, id, url, description, types, sealed, created_at)
                                values (:tenant, :id, :url, :description, :types, :sealed, :now)
                                """)
                        .param("tenant", currentTenant.require().value())
                        .param("id", id)
                        .param("url", draft.url())
                        .param("description", draft.description())
                        .param("types", types(draft))
                        .param("sealed", sealed)
                        .param("now", now())
                        .update();
        audit.record(actor, "webhooks.endpoint.add", id.toString());
    }

    /** Those who add at the same time wait for each other, so that nobody adds one too many. */
    private void requireRoom() {
        var _ =
                sql.sql("select pg_advisory_xact_lock(hashtextextended(:tenant, 7731))")
                        .param("tenant", "webhooks " + currentTenant.require())
                        .query((_, _) -> 0)
                        .list();
        long there = sql.sql("select count(*) from webhooks.endpoint").query(Long.class).single();
        if (there >= Endpoints.MOST) {
            throw new RefusedDraftException(Reason.TOO_MANY);
        }
    }

    void change(UUID actor, UUID id, Draft draft) {
        require(
                sql.sql(
                                """
                                update webhooks.endpoint
                                set url = :url, description = :description, types = :types where id = :id
                                """)
                        .param("url", draft.url())
                        .param("description", draft.description())
                        .param("types", types(draft))
                        .param("id", id)
                        .update());
        audit.record(actor, "webhooks.endpoint.change", id.toString());
    }

    private static String[] types(Draft draft) {
        return draft.types().stream().map(EventType::key).sorted().toArray(String[]::new);
    }

    void rotate(UUID actor, UUID id, byte[] sealed) {
        require(
                sql.sql(
                                """
                                update webhooks.endpoint
                                set old_sealed = sealed, old_until = :until, sealed = :sealed where id = :id
                                """)
                        .param("until", Timestamp.from(moment.now().plus(OVERLAP)))
                        .param("sealed", sealed)
                        .param("id", id)
                        .update());
        audit.record(actor, "webhooks.endpoint.rotate", id.toString());
    }

    void turn(UUID actor, UUID id, boolean on) {
        if (on) {
            require(
                    sql.sql(
                                    """
                                    update webhooks.endpoint
                                    set status = 'ON', failing_since = null where id = :id
                                    """)
                            .param("id", id)
                            .update());
            audit.record(actor, "webhooks.endpoint.on", id.toString());
        } else {
            off(actor, id, Status.OFF);
        }
    }

    /** Nobody did that: its answers did. */
    void turn(UUID id, Status off) {
        off(null, id, off);
    }

    private void off(@Nullable UUID actor, UUID id, Status off) {
        int turned =
                sql.sql(
                                "update webhooks.endpoint set status = :off where id = :id and status = 'ON'")
                        .param("off", off.name())
                        .param("id", id)
                        .update();
        if (turned == 1) {
            giveUp(id);
            audit.record(
                    actor,
                    "webhooks.endpoint." + off.name().toLowerCase(Locale.ROOT),
                    id.toString());
        }
    }

    /** Whoever is sending one just now still books its success. */
    private void giveUp(UUID id) {
        var _ =
                sql.sql(
                                """
                                update webhooks.delivery set state = 'FAILED', next_at = null
                                where endpoint_id = :id and state = 'WAITING'
                                """)
                        .param("id", id)
                        .update();
    }

    void delete(UUID actor, UUID id) {
        require(sql.sql("delete from webhooks.endpoint where id = :id").param("id", id).update());
        audit.record(actor, "webhooks.endpoint.delete", id.toString());
    }

    /** Something arrived. */
    void works(UUID id) {
        var _ =
                sql.sql(
                                """
                                update webhooks.endpoint set failing_since = null
                                where id = :id and failing_since is not null
                                """)
                        .param("id", id)
                        .update();
    }

    /**
     * Something did not arrive. Locks the endpoint.
     *
     * @param test a test, which is not counted
     * @return since when nothing did; empty if it is switched off, or not there any more
     */
    Optional<Instant> fails(UUID id, Instant at, boolean test) {
        return sql.sql(
                        """
                        update webhooks.endpoint
                        set failing_since = case when :test then failing_since
                            else coalesce(failing_since, :at) end
                        where id = :id and status = 'ON' returning coalesce(failing_since, :at)
                        """)
                .param("test", test)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private Timestamp now() {
        return Timestamp.from(moment.now());
    }

    private static void require(int changed) {
        if (changed != 1) {
            throw new IllegalArgumentException("There is no such endpoint");
        }
    }
}
