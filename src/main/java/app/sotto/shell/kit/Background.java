package app.sotto.shell.kit;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Slow work off the page's thread: Vaadin's lock covers the whole session, so a click listener must
 * return at once. The work runs as the same person and tenant; its result reaches the page by push.
 */
@org.springframework.stereotype.Component
public class Background {

    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private final CurrentTenant currentTenant;

    Background(CurrentTenant currentTenant) {
        this.currentTenant = currentTenant;
    }

    /**
     * Runs {@code work} on a thread of its own, then {@code done} or {@code failed} on the page, if
     * it is still there.
     */
    public <T> void run(
            Component page, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        UI ui = page.getUI().orElseThrow();
        Context context = context();
        Thread.ofVirtual()
                .name("background")
                .start(() -> context.run(() -> work(ui, context, work, done, failed)));
    }

    /** As {@link #run} for updates that come from elsewhere, such as a job's progress. */
    public Consumer<SerializableRunnable> pageUpdates(Component page) {
        UI ui = page.getUI().orElseThrow();
        Context context = context();
        return update -> access(ui, context, update);
    }

    private <T> void work(
            UI ui,
            Context context,
            Callable<T> work,
            Consumer<T> done,
            Consumer<Exception> failed) {
        try {
            T result = work.call();
            access(ui, context, () -> done.accept(result));
        } catch (Exception e) {
            log.debug("Background work failed", e);
            access(ui, context, () -> failed.accept(e));
        }
    }

    private void access(UI ui, Context context, SerializableRunnable update) {
        if (ui.isAttached()) {
            var _ = ui.access(() -> context.run(update));
        }
    }

    private Context context() {
        return new Context(currentTenant, currentTenant.get(), SecurityContextHolder.getContext());
    }

    /** Whose work it is. */
    private record Context(
            CurrentTenant currentTenant, Optional<TenantId> tenant, SecurityContext security) {

        void run(Runnable work) {
            SecurityContext before = SecurityContextHolder.getContext();
            SecurityContextHolder.setContext(security);
            try {
                tenant.ifPresentOrElse(id -> currentTenant.runAs(id, work), work);
            } finally {
                SecurityContextHolder.setContext(before);
            }
        }
    }
}
