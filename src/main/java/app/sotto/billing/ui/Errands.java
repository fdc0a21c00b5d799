package app.sotto.billing.ui;

import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.BillingUnavailableException;
import app.sotto.shell.kit.Background;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes to Stripe off the page's thread, and says on the page how it went. */
class Errands {

    private static final Logger log = LoggerFactory.getLogger(Errands.class);

    private final transient Background background;
    private final Notice notice;

    Errands(Background background, Notice notice) {
        this.background = background;
        this.notice = notice;
    }

    /** While it lasts, what was clicked cannot be clicked again. */
    <T> void run(Component from, Callable<T> work, Consumer<T> done) {
        notice.clear();
        enable(from, false);
        background.run(
                from,
                work,
                result -> {
                    enable(from, true);
                    done.accept(result);
                },
                problem -> {
                    enable(from, true);
                    notice.bad(sentence(problem));
                });
    }

    /** On to a page of Stripe's. */
    void leave(Component from, Callable<URI> work) {
        run(
                from,
                work,
                address ->
                        from.getUI().ifPresent(ui -> ui.getPage().setLocation(address.toString())));
    }

    private String sentence(Exception problem) {
        return switch (problem) {
            case BillingRefusedException refused -> notice.getTranslation(refused.key());
            case BillingUnavailableException _ -> notice.getTranslation("billing.down");
            default -> {
                log.error("Billing failed", problem);
                yield notice.getTranslation("billing.failed");
            }
        };
    }

    private static void enable(Component component, boolean enabled) {
        if (component instanceof HasEnabled able) {
            able.setEnabled(enabled);
        }
    }
}
