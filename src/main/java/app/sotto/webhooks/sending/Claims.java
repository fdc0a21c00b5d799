package app.sotto.webhooks.sending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lends deliveries to those who send them. Claiming is one statement on one locked row, so of
 * several workers one gets it; no transaction is open while it is sent.
 */
@Component
@Transactional
class Claims {

    private static final String DUE =
            """
            d.state = 'WAITING' and d.next_at <= :now and (d.claim is null or d.claim_until <= :now)
            """;

    private final JdbcClient sql;
    private final WebhookSettings settings;
    private final Moment moment;

    Claims(JdbcClient sql, WebhookSettings settings, Moment moment) {
        this.sql = sql;
        this.settings = settings;
        this.moment = moment;
    }

    /** Empty if it is not due, somebody is at it, or its endpoint has enough to do. */
    Optional<Claim> claim(UUID delivery) {
        takeTurns(delivery);
        return claim(
                DUE
                        + """
                        and e.status = 'ON' and (
                            select count(*) from webhooks.delivery other
                            where other.tenant_id = d.tenant_id and other.endpoint_id = d.endpoint_id
                              and other.claim is not null and other.claim_until > :now) < :most
                        """,
                delivery);
    }

    /** So that those who count what an endpoint is being sent do not count at the same time. */
    private void takeTurns(UUID delivery) {
        var _ =
                sql.sql(
                                """
                                select 1 from webhooks.endpoint e
                                join webhooks.delivery d on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
                                where d.id = :id for no key update of e
                                """)
                        .param("id", delivery)
                        .query((_, _) -> 0)
                        .list();
    }

    /** For a test, which an endpoint gets whatever its state. */
    Optional<Claim> claimAnyway(UUID delivery) {
        return claim(DUE + " and :most > 0", delivery);
    }

    private Optional<Claim> claim(String when, UUID delivery) {
        Instant now = moment.now();
        return sql.sql(
                        """
                        update webhooks.delivery d
                        set claim = :claim, claim_until = :until, tries = d.tries + 1
                        from webhooks.endpoint e
                        where e.tenant_id = d.tenant_id and e.id = d.endpoint_id and d.id = :id and %s
                        returning d.id, d.claim, d.endpoint_id, d.type, d.payload, d.tries, e.url, e.sealed,
                            case when e.old_until > :now then e.old_sealed end as old_sealed
                        """
                                .formatted(when))
                .param("claim", UUID.randomUUID())
                .param("until", Timestamp.from(now.plus(WebhookSettings.CLAIM)))
                .param("now", Timestamp.from(now))
                .param("most", settings.atOnce())
                .param("id", delivery)
                .query((row, _) -> claim(row))
                .optional();
    }

    /** What was written for an endpoint that is off by now has failed. */
    void giveUpIfOff(UUID delivery) {
        var _ =
                sql.sql(
                                """
                                update webhooks.delivery d
                                set state = 'FAILED', next_at = null, claim = null, claim_until = null
                                from webhooks.endpoint e
                                where e.tenant_id = d.tenant_id and e.id = d.endpoint_id and d.id = :id
                                  and e.status <> 'ON' and %s
                                """
                                        .formatted(DUE))
                        .param("id", delivery)
                        .param("now", Timestamp.from(moment.now()))
                        .update();
    }

    /** One that was turned away while its endpoint had enough to do. */
    Optional<UUID> overdue(UUID endpoint) {
        return sql.sql(
                        """
                        select d.id from webhooks.delivery d
                        where d.endpoint_id = :endpoint and %s order by d.next_at limit 1
                        """
                                .formatted(DUE))
                .param("endpoint", endpoint)
                .param("now", Timestamp.from(moment.now().minusSeconds(10)))
                .query(UUID.class)
                .optional();
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getObject("id", UUID.class),
                row.getObject("claim", UUID.class),
                row.getObject("endpoint_id", UUID.class),
                row.getString("type"),
                row.getString("payload"),
                row.getInt("tries"),
                row.getString("url"),
                Stream.of(row.getBytes("sealed"), row.getBytes("old_sealed"))
                        .filter(Objects::nonNull)
                        .toList());
    }
}
