package app.sotto.gateway.realtime;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one connection's work happen one thing at a time, always for its tenant. */
final class Turns {

    private final CurrentTenant current;
    private final TenantId tenant;
    private final ReentrantLock turn = new ReentrantLock();

    Turns(CurrentTenant current, TenantId tenant) {
        this.current = current;
        this.tenant = tenant;
    }

    void take(Runnable work) {
        turn.lock();
        try {
            current.runAs(tenant, work);
        } finally {
            turn.unlock();
        }
    }

    /** On a thread of its own, out of turn. */
    void aside(String name, Runnable work) {
        var _ = Thread.ofVirtual().name(name).start(() -> current.runAs(tenant, work));
    }
}
