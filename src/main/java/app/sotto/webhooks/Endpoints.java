package app.sotto.webhooks;

import app.sotto.tenancy.Caller;
import java.util.List;
import java.util.UUID;

/**
 * The endpoints of the current tenant. Who may change them is for the caller to know; what was
 * changed, and by whom, is in the audit.
 */
public interface Endpoints {

    /** An organisation has no more. */
    int MOST = 20;

    /** The newest first. */
    List<Endpoint> all();

    /**
     * Looks the address up, so call it where waiting hurts nobody.
     *
     * @return the secret, {@code whsec_…}: this once
     * @throws RefusedDraftException when it cannot be as wanted
     */
    String add(Caller.Member actor, Draft draft);

    /**
     * As {@link #add}, without another secret.
     *
     * @throws RefusedDraftException when it cannot be as wanted
     */
    void change(Caller.Member actor, UUID id, Draft draft);

    /** Another secret. The one before signs beside it for 24 hours. */
    String rotate(Caller.Member actor, UUID id);

    /** What waits for an endpoint that is switched off has failed, and can be replayed. */
    void turn(Caller.Member actor, UUID id, boolean on);

    /** With its deliveries. */
    void delete(Caller.Member actor, UUID id);
}
