package app.sotto.webhooks.sending;

import app.sotto.tenancy.Caller;
import app.sotto.webhooks.Delivery;
import app.sotto.webhooks.Draft;
import app.sotto.webhooks.Endpoint;
import app.sotto.webhooks.Endpoint.Last;
import app.sotto.webhooks.Endpoint.Status;
import app.sotto.webhooks.Endpoints;
import app.sotto.webhooks.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class KeptEndpoints implements Endpoints {

    private final Addresses addresses;
    private final EndpointTable table;
    private final Signing signing;
    private final JdbcClient sql;
    private final Moment moment;

    KeptEndpoints(
            Addresses addresses,
            EndpointTable table,
            Signing signing,
            JdbcClient sql,
            Moment moment) {
        this.addresses = addresses;
        this.table = table;
        this.signing = signing;
        this.sql = sql;
        this.moment = moment;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Endpoint> all() {
        Instant now = moment.now();
        return sql.sql(
                        """
                        select e.*, d.state as last_state, d.created_at as last_at
                        from webhooks.endpoint e
                        left join lateral (
                            select state, created_at from webhooks.delivery
                            where tenant_id = e.tenant_id and endpoint_id = e.id
                            order by created_at desc, id desc limit 1) d on true
                        order by e.created_at desc, e.id
                        """)
                .query((row, _) -> endpoint(row, now))
                .list();
    }

    @Override
    public String add(Caller.Member actor, Draft draft) {
        addresses.check(draft);
        var secret = signing.draw();
        table.add(actor.id(), draft, secret.sealed());
        return secret.shown();
    }

    @Override
    public void change(Caller.Member actor, UUID id, Draft draft) {
        addresses.check(draft);
        table.change(actor.id(), id, draft);
    }

    @Override
    public String rotate(Caller.Member actor, UUID id) {
        var secret = signing.draw();
        table.rotate(actor.id(), id, secret.sealed());
        return secret.shown();
    }

    @Override
    public void turn(Caller.Member actor, UUID id, boolean on) {
        table.turn(actor.id(), id, on);
    }

    @Override
    public void delete(Caller.Member actor, UUID id) {
        table.delete(actor.id(), id);
    }

    private static Endpoint endpoint(ResultSet row, Instant now) throws SQLException {
        Instant oldUntil = instant(row.getTimestamp("old_until"));
        String last = row.getString("last_state");
        return new Endpoint(
                row.getObject("id", UUID.class),
                row.getString("url"),
                row.getString("description"),
                types((String[]) row.getArray("types").getArray()),
                Status.valueOf(row.getString("status")),
                row.getTimestamp("created_at").toInstant(),
                oldUntil != null && oldUntil.isAfter(now) ? oldUntil : null,
                last == null
                        ? null
                        : new Last(
                                Delivery.State.valueOf(last),
                                row.getTimestamp("last_at").toInstant()));
    }

    private static Set<EventType> types(String[] keys) {
        return Stream.of(keys).map(EventType::of).collect(Collectors.toSet());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
