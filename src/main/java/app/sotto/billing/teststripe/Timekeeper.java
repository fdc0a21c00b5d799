package app.sotto.billing.teststripe;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does what time brings, in the order in which it is due, each step in its own transaction: on test
 * clocks while they advance, and by the machine's time for everything else, also for the time the
 * server was off.
 *
 * <p>Copies: https://docs.stripe.com/billing/testing/test-clocks (2026-07-29.dahlia).
 */
final class Timekeeper implements AutoCloseable {
    /** Something that time changes. */
    interface Subject {
        String table();

        /** When it is next due, in seconds; {@link Long#MAX_VALUE} for never. */
        long due(ObjectNode object);

        void step(ObjectNode object);
    }

    private record Step(Subject subject, String id, long due) {}

    private static final System.Logger LOG = System.getLogger(Timekeeper.class.getName());

    private final Books books;
    private final List<Subject> subjects;
    private final Object bell = new Object();
    private volatile boolean open = true;
    private @Nullable Thread thread;

    Timekeeper(Books books, List<Subject> subjects) {
        this.books = books;
        this.subjects = subjects;
    }

    void start() {
        thread = Thread.ofVirtual().name("test-billing-time").start(this::run);
    }

    private void run() {
        while (open) {
            try {
                tick();
                synchronized (bell) {
                    bell.wait(500);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (open) {
                    LOG.log(Level.ERROR, "Test billing could not do what was due", e);
                }
            }
        }
    }

    /** Does all that is due by now, everywhere. */
    void tick() {
        while (open && books.store().transact(() -> next(null, books.times().wall()))) {}
        for (var clock : advancing()) {
            while (open && books.store().transact(() -> next(clock, target(clock)))) {}
            books.store().transact(() -> arrive(clock));
        }
    }

    private List<String> advancing() {
        return books.store()
                .transact(() ->
                        books
                                .store()
                                .matching(
                                        TestClocks.TABLE,
                                        clock -> Json.is(clock, "status", "advancing"))
                                .stream()
                                .map(Json::id)
                                .toList());
    }

    private long target(String clock) {
        var found = books.store().find(TestClocks.TABLE, clock);
        return found == null
                ? 0
                : Json.number(found.path("status_details").path("advancing"), "target_frozen_time");
    }

    private boolean next(@Nullable String clock, long until) {
        Step first = null;
        for (var subject : subjects) {
            for (var object : books.store().seen(subject.table(), one -> of(clock, one))) {
                long due = subject.due(object);
                if (due <= until && (first == null || due < first.due())) {
                    first = new Step(subject, Json.id(object), due);
                }
            }
        }
        if (first == null) {
            return false;
        }
        var step = first;
        long moment = clock == null ? step.due() : Math.max(step.due(), books.times().now(clock));
        books.times()
                .at(
                        moment,
                        clock,
                        () ->
                                step.subject()
                                        .step(
                                                books.store()
                                                        .get(step.subject().table(), step.id())));
        return true;
    }

    private boolean of(@Nullable String clock, ObjectNode object) {
        return Objects.equals(clock, clock(object));
    }

    private @Nullable String clock(ObjectNode object) {
        if (object.has("test_clock")) {
            return Json.text(object, "test_clock");
        }
        var customer = Json.text(object, "customer");
        var found = customer == null ? null : books.store().look("customer", customer);
        return found == null ? null : Json.text(found, "test_clock");
    }

    private boolean arrive(String id) {
        var clock = books.store().find(TestClocks.TABLE, id);
        if (clock != null) {
            clock.put("frozen_time", target(id)).put("status", "ready");
            clock.set("status_details", Json.of());
            books.events().say("test_helpers.test_clock.ready", clock, id);
        }
        return true;
    }

    void wake() {
        synchronized (bell) {
            bell.notifyAll();
        }
    }

    @Override
    public void close() {
        open = false;
        wake();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
