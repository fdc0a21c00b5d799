package app.sotto.accounts.signin;

import app.sotto.accounts.OrganisationClosed;
import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.people.People;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets who signed up with somebody's address and never proved to hold its mailbox, with the
 * organisation that they founded and all that is in it. Who was joined by others, or joined others,
 * stays.
 */
@Component
public class ForgettingProvisional {

    private static final Logger log = LoggerFactory.getLogger(ForgettingProvisional.class);

    private final SystemDatabase database;
    private final Organisations organisations;
    private final People people;
    private final CurrentTenant currentTenant;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ProvisionalSettings settings;

    ForgettingProvisional(
            SystemDatabase database,
            Organisations organisations,
            People people,
            CurrentTenant currentTenant,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            ProvisionalSettings settings) {
        this.database = database;
        this.organisations = organisations;
        this.people = people;
        this.currentTenant = currentTenant;
        this.events = events;
        this.transaction = transaction;
        this.settings = settings;
    }

    @Recurring(id = "accounts-provisional", interval = "PT6H")
    @Job(name = "Forget sign-ups that nobody confirmed", retries = 1)
    public void sweep() {
        for (Left left : left()) {
            try {
                forget(left);
            } catch (RuntimeException e) {
                log.warn("A provisional sign-up could not be forgotten yet", e);
            }
        }
    }

    private List<Left> left() {
        return database.sql()
                .sql(
                        """
                        select p.id as person, m.tenant_id as tenant
                        from accounts.person p join accounts.membership m on m.person_id = p.id
                        where p.provisional and p.verified_at is null
                          and p.created_at < now() - make_interval(secs => :age)
                          and not exists (
                            select from accounts.mail_token t
                            where t.person_id = p.id and t.expires_at > now())
                          and not exists (
                            select from accounts.membership other
                            where other.id <> m.id
                              and (other.tenant_id = m.tenant_id or other.person_id = p.id))
                        order by p.created_at limit 1000
                        """)
                .param("age", settings.provisionalKept().toSeconds())
                .query((row, _) ->
                        new Left(
                                row.getObject("person", UUID.class),
                                new TenantId(row.getObject("tenant", UUID.class))))
                .list();
    }

    /**
     * Others first: once the person is gone, nobody would find what is left of the organisation.
     */
    private void forget(Left left) {
        currentTenant.runAs(
                left.tenant(),
                () -> {
                    events.publishEvent(new OrganisationClosed(left.tenant()));
                    transaction.executeWithoutResult(_ -> {
                        organisations.forget();
                        people.findById(left.person()).ifPresent(people::delete);
                    });
                });
    }

    private record Left(UUID person, TenantId tenant) {}
}
