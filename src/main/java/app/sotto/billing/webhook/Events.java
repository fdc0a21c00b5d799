package app.sotto.billing.webhook;

import app.sotto.billing.subscriptions.Syncing;
import app.sotto.billing.webhook.EventInbox.Outcome;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does what an event asks for, which is to ask Stripe: so it does not matter how late, how often or
 * in which order events come.
 */
@Component
class Events {

    private static final Logger log = LoggerFactory.getLogger(Events.class);

    private final EventInbox inbox;
    private final Syncing syncing;
    private final Disputes disputes;
    private final CurrentTenant currentTenant;

    Events(EventInbox inbox, Syncing syncing, Disputes disputes, CurrentTenant currentTenant) {
        this.inbox = inbox;
        this.syncing = syncing;
        this.disputes = disputes;
        this.currentTenant = currentTenant;
    }

    void handle(String id) {
        inbox.open(id).ifPresent(note -> inbox.done(id, handle(note)));
    }

    private Outcome handle(Note note) {
        return switch (Subject.of(note.type())) {
            case CUSTOMER -> customer(note.customer());
            case DISPUTE -> dispute(note.subject());
            case METER -> {
                log.error("Stripe could not count what was metered: event {}", note.id());
                yield Outcome.HEARD;
            }
            case NONE -> Outcome.IGNORED;
        };
    }

    private Outcome customer(@org.jspecify.annotations.Nullable String customer) {
        Optional<TenantId> tenant = customer == null ? Optional.empty() : inbox.tenant(customer);
        return tenant.map(this::sync).orElse(Outcome.UNKNOWN_CUSTOMER);
    }

    private Outcome sync(TenantId tenant) {
        boolean heard = currentTenant.<Boolean, RuntimeException>callAs(tenant, syncing::attend);
        return heard ? Outcome.HEARD : Outcome.DUE;
    }

    private Outcome dispute(@org.jspecify.annotations.Nullable String dispute) {
        if (dispute == null) {
            return Outcome.IGNORED;
        }
        return disputes.hear(dispute, inbox::tenant) ? Outcome.HEARD : Outcome.UNKNOWN_CUSTOMER;
    }
}
