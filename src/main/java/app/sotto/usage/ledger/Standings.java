package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Standing;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Estimate;
import app.sotto.usage.Receipt;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Looks at a month without locking it. */
@Component
class Standings {

    private final JdbcTemplate sql;
    private final TermsTable terms;
    private final Moment moment;

    Standings(JdbcTemplate sql, TermsTable terms, Moment moment) {
        this.sql = sql;
        this.terms = terms;
        this.moment = moment;
    }

    Standing of(TenantId tenant) {
        Terms granted = terms(tenant);
        Period period = Period.of(moment.now(), granted.zone());
        Limits limits = limits(granted, tenant, period.month(), tenant.value());
        Counter month = limits.organisation();
        return new Standing(
                granted.granted().monthly().toSeconds(),
                month.used().seconds(),
                month.held().seconds(),
                limits.secondsLeft(),
                granted.granted().monthlyTokens(),
                month.used().tokens(),
                month.held().tokens() - leasedTokens(tenant, period.month()),
                month.chargedMicros(),
                granted.budget(tenant.value()),
                period.start(),
                period.end());
    }

    long secondsLeft(TenantId tenant, UUID holder) {
        Terms granted = terms(tenant);
        LocalDate month = Period.of(moment.now(), granted.zone()).month();
        return limits(granted, tenant, month, holder).secondsLeft();
    }

    /** Tokens are taken as read, the cheaper kind, where nothing is known of them. */
    Receipt quote(TenantId tenant, Source source, Estimate estimate) {
        Terms granted = terms(tenant);
        LocalDate month = Period.of(moment.now(), granted.zone()).month();
        Counter organisation = counter(new Counter.Key(tenant, month, tenant.value()));
        return Pricing.receipt(
                granted.granted(),
                organisation.committed(),
                estimate.seconds(),
                Pricing.charged(source, Tokens.of(estimate.tokens(), 0)));
    }

    /** Held for work that is yet to come: to those who look it is as free as it was. */
    private long leasedTokens(TenantId tenant, LocalDate month) {
        return Objects.requireNonNull(
                sql.queryForObject(
                        """
                        select coalesce(sum(held_tokens), 0) from usage.reservation
                        where tenant_id = ? and status = 'LEASED' and month = ?
                        """,
                        Long.class,
                        tenant.value(),
                        month));
    }

    private Limits limits(Terms granted, TenantId tenant, LocalDate month, UUID holder) {
        var key = new Counter.Key(tenant, month, holder);
        return new Limits(granted, counter(key.organisation()), counter(key));
    }

    private Terms terms(TenantId tenant) {
        return Objects.requireNonNull(terms.of(Set.of(tenant)).get(tenant));
    }

    private Counter counter(Counter.Key key) {
        return sql
                .query(
                        "select * from usage.balance where tenant_id = ? and month = ? and holder_id = ?",
                        (row, _) -> Rows.counter(row),
                        key.tenant().value(),
                        key.month(),
                        key.holder())
                .stream()
                .findFirst()
                .orElse(Counter.of(key));
    }
}
