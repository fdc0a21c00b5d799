package app.sotto.shell.kit;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks something up again and again while a page is open, and pushes it to the page when it has
 * changed: work may go on in any process, and the database knows about all of them.
 */
public final class Watching<T> {

    private static final Logger log = LoggerFactory.getLogger(Watching.class);
    private static final Duration BUSY = Duration.ofMillis(700);
    private static final Duration CALM = Duration.ofSeconds(4);

    private final Supplier<T> look;
    private final Predicate<T> busy;
    private final Consumer<T> show;
    private final Consumer<SerializableRunnable> page;
    private final CurrentTenant currentTenant;
    private final TenantId tenant;
    private @Nullable T last;

    private Watching(
            Supplier<T> look,
            Predicate<T> busy,
            Consumer<T> show,
            Consumer<SerializableRunnable> page,
            CurrentTenant currentTenant) {
        this.look = look;
        this.busy = busy;
        this.show = show;
        this.page = page;
        this.currentTenant = currentTenant;
        tenant = currentTenant.require();
    }

    /**
     * Watches until the page is left.
     *
     * @param look runs off the page's thread, in its tenant
     * @param busy whether to look again soon
     * @param show runs on the page
     */
    public static <T> void start(
            Component page,
            Background background,
            CurrentTenant currentTenant,
            Supplier<T> look,
            Predicate<T> busy,
            Consumer<T> show) {
        var watching =
                new Watching<T>(look, busy, show, background.pageUpdates(page), currentTenant);
        Thread thread = Thread.ofVirtual().name("watching").start(watching::run);
        Registration[] leaving = new Registration[1];
        leaving[0] =
                page.addDetachListener(_ -> {
                    thread.interrupt();
                    leaving[0].remove();
                });
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(lookOnce() ? BUSY : CALM);
            }
        } catch (InterruptedException e) {
            log.trace("The page was left");
        }
    }

    private boolean lookOnce() {
        try {
            T seen = currentTenant.<T, RuntimeException>callAs(tenant, look::get);
            if (!Objects.equals(seen, last)) {
                last = seen;
                page.accept(() -> show.accept(seen));
            }
            return busy.test(seen);
        } catch (RuntimeException e) {
            log.debug("A look failed", e);
            return false;
        }
    }
}
