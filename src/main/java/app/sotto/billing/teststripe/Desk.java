package app.sotto.billing.teststripe;

import com.sun.net.httpserver.HttpHandler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Puts the parts of the stand-in together. */
final class Desk implements AutoCloseable {
    private final Disturbances disturbances = new Disturbances();
    private final Store store;
    private final Times times;
    private final Webhooks webhooks;
    private final Timekeeper timekeeper;
    private final HttpHandler wire;
    private final HttpHandler hosted;

    Desk(Store store, TestStripeOptions options, URI base, String apiKey) {
        this.store = store;
        webhooks = new Webhooks(store, disturbances, options.webhooks());
        times = new Times(options.clock(), store);
        var books = new Books(store, times, new Events(store, times, webhooks), base);
        var replays = new Replays(books);
        var router = new Router();
        var expansion = new Expansion(store);

        var discounts = new Discounts(books);
        var drafts = new Drafts(books, discounts);
        var balances = new Balances(books);
        var payments = new Payments(books);
        var methods = new PaymentMethods(books);
        var usage = new Usage(books);
        var collecting =
                new Collecting(
                        books,
                        drafts,
                        balances,
                        payments,
                        methods,
                        new Standing(books),
                        usage,
                        discounts);
        var billing = new Billing(books, drafts, usage, collecting);
        var items = new SubscriptionItems(books);
        var prorating = new Prorating(books, discounts);
        var endings = new Endings(books, billing, prorating);
        var openings = new Openings(books, billing);
        var changes = new Changes(books, new ItemChanges(books, items), prorating, billing);
        var edits = new SubscriptionEdits(books, discounts);
        var subscriptions =
                new Subscriptions(
                        books, items, openings, changes, endings, billing, discounts, edits);
        var cycle = new Cycle(books, billing, endings, methods);
        var customers = new Customers(books, endings);
        var sessions = new CheckoutSessions(books, new CheckoutOrders(books, items));
        var disputes = new Disputes(books);
        var tax = new Tax(books);
        timekeeper = new Timekeeper(books, Subjects.of(cycle, collecting, sessions, disputes));

        new Products(books).routes(router);
        new Prices(books).routes(router);
        new Coupons(books).routes(router);
        customers.routes(router);
        balances.routes(router);
        methods.routes(router);
        payments.routes(router);
        sessions.routes(router, expansion);
        items.routes(router);
        subscriptions.routes(router);
        new Previews(books, changes, edits, items, openings, endings, cycle, billing, discounts)
                .routes(router);
        new Invoices(books, drafts, collecting).routes(router);
        new InvoicePayments(books).routes(router, expansion);
        disputes.routes(router);
        new InvoiceItems(books, drafts).routes(router);
        var refunds = new Refunds(books);
        refunds.routes(router, expansion);
        new CreditNotes(books, refunds, balances, collecting).routes(router);
        new Portal(books).routes(router);
        new PortalConfigurations(books).routes(router);
        tax.routes(router);
        new Meters(books, usage).routes(router);
        var meterErrors = new MeterErrors(books, webhooks);
        meterErrors.routes(router);
        new MeterEvents(books, meterErrors).routes(router);
        new TestClocks(books, timekeeper).routes(router);
        books.events().routes(router);
        store.transact(() -> {
            replays.forget();
            tax.install();
            return true;
        });

        wire = new Wire(books, replays, router, expansion, disturbances, apiKey);
        var completion = new CheckoutCompletion(books, customers, methods, openings, discounts);
        var checkout =
                new CheckoutPage(books, completion, new CheckoutSummary(completion, discounts));
        var invoice = new InvoicePage(books, collecting, methods);
        var portal =
                new PortalPage(
                        books, new PortalActions(books, edits, endings, changes, billing, methods));
        var standIn = new StandInPage(books, webhooks, () -> timekeeper.wake());
        hosted =
                new Hosted(
                        store,
                        Map.of(
                                "c", checkout::visit,
                                "i", invoice::visit,
                                "p", portal::visit,
                                "", standIn::visit,
                                "standin", standIn::visit));
    }

    void start() {
        webhooks.start();
        timekeeper.start();
    }

    HttpHandler wire() {
        return wire;
    }

    HttpHandler hosted() {
        return hosted;
    }

    void disturb(Disturbance disturbance) {
        disturbances.set(disturbance);
    }

    void forward(Duration time) {
        store.transact(() -> {
            times.forward(time.toSeconds());
            return true;
        });
        timekeeper.tick();
    }

    Instant now() {
        return Instant.ofEpochSecond(times.wall());
    }

    void catchUp() {
        timekeeper.tick();
    }

    int undelivered() {
        return webhooks.waiting();
    }

    void sendAgain(String eventId) {
        var event = store.transact(() -> store.find("event", eventId));
        if (event == null) {
            throw new IllegalArgumentException("There is no event " + eventId + ".");
        }
        webhooks.again(event);
    }

    @Override
    public void close() {
        timekeeper.close();
        webhooks.close();
    }
}
