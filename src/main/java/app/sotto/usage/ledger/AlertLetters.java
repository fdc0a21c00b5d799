package app.sotto.usage.ledger;

import app.sotto.accounts.Holders;
import app.sotto.accounts.Holders.Holder;
import app.sotto.accounts.Members;
import app.sotto.mail.Letter;
import app.sotto.mail.Mailer;
import app.sotto.shell.kit.Dollars;
import app.sotto.shell.kit.PublicAddress;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.events.LimitNeared;
import app.sotto.usage.ledger.Mark.Measure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells other rooms, and the owners by letter where there is mail, once for the whole cluster, when
 * a share of a limit was passed. What the ledger noted is told within a minute, and once: the note,
 * the letter and what the rooms make of it change in one transaction.
 */
@Component
public class AlertLetters {

    private final SystemDatabase database;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;
    private final JdbcClient sql;
    private final TermsTable terms;
    private final Members members;
    private final Holders holders;
    private final Mailer mailer;
    private final PublicAddress address;
    private final Moment moment;
    private final ApplicationEventPublisher events;

    AlertLetters(
            SystemDatabase database,
            CurrentTenant currentTenant,
            TransactionTemplate transaction,
            JdbcClient sql,
            TermsTable terms,
            Members members,
            Holders holders,
            Mailer mailer,
            PublicAddress address,
            Moment moment,
            ApplicationEventPublisher events) {
        this.database = database;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
        this.sql = sql;
        this.terms = terms;
        this.members = members;
        this.holders = holders;
        this.mailer = mailer;
        this.address = address;
        this.moment = moment;
        this.events = events;
    }

    @Recurring(id = "usage-alerts", interval = "PT1M")
    @Job(name = "Write to owners whose limits come near", retries = 1)
    public void send() {
        List<TenantId> waiting =
                database.sql()
                        .sql(
                                "select distinct tenant_id from usage.alert where sent_at is null limit 1000")
                        .query((row, _) -> new TenantId(row.getObject(1, UUID.class)))
                        .list();
        for (TenantId tenant : waiting) {
            currentTenant.runAs(
                    tenant, () -> transaction.executeWithoutResult(_ -> sendOwn(tenant)));
        }
    }

    private void sendOwn(TenantId tenant) {
        Terms granted = Objects.requireNonNull(terms.of(Set.of(tenant)).get(tenant));
        List<Mark> marks =
                sql.sql(
                                """
                                update usage.alert set sent_at = :now where sent_at is null
                                returning month, holder_id, measure, percent
                                """)
                        .param("now", Timestamp.from(moment.now()))
                        .query((row, _) -> mark(tenant, row))
                        .list();
        for (Mark mark : marks) {
            if (isHighest(mark, marks)) {
                tell(mark, granted);
            }
        }
    }

    private void tell(Mark mark, Terms granted) {
        events.publishEvent(
                new LimitNeared(
                        mark.holder().tenant().value(),
                        mark.holder().holder(),
                        mark.holder().month(),
                        LimitNeared.Measure.valueOf(mark.measure().name()),
                        mark.percent()));
        if (mailer.available()) {
            members.owners().forEach(owner -> mailer.send(letter(mark, granted, owner)));
        }
    }

    /** One large piece of work may pass several marks; the last says it all. */
    private static boolean isHighest(Mark mark, List<Mark> marks) {
        return marks.stream()
                .filter(other -> other.holder().equals(mark.holder()))
                .filter(other -> other.measure() == mark.measure())
                .noneMatch(other -> other.percent() > mark.percent());
    }

    private Letter letter(Mark mark, Terms granted, Members.Owner owner) {
        Locale locale = owner.locale();
        Long limit = mark.limit(granted);
        return new Letter(
                owner.email(),
                locale,
                "usage.alert." + mark.measure().name().toLowerCase(Locale.ROOT),
                List.of(
                        String.valueOf(mark.percent()),
                        name(mark.holder()),
                        limit(mark.measure(), limit, locale),
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(locale)
                                .format(mark.holder().month().plusMonths(1).minusDays(1))),
                address.at("/usage"));
    }

    private static String limit(Measure measure, @Nullable Long limit, Locale locale) {
        long known = limit == null ? 0 : limit;
        return measure == Measure.MONEY
                ? Dollars.text(known, locale)
                : String.format(locale, "%,d", known / 60);
    }

    private String name(Counter.Key key) {
        return holders.all().stream()
                .filter(holder -> holder.id().equals(key.holder()))
                .map(Holder::name)
                .findFirst()
                .orElseGet(members::organisation);
    }

    private static Mark mark(TenantId tenant, ResultSet row) throws SQLException {
        var holder =
                new Counter.Key(
                        tenant,
                        row.getObject("month", LocalDate.class),
                        row.getObject("holder_id", UUID.class));
        return new Mark(holder, Measure.valueOf(row.getString("measure")), row.getInt("percent"));
    }
}
