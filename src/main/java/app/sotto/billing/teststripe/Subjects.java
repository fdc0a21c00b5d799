package app.sotto.billing.teststripe;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import tools.jackson.databind.node.ObjectNode;

/**
 * What time changes, and when.
 *
 * <p>Copies: https://docs.stripe.com/billing/invoices/subscription (an hour as a draft) and
 * https://docs.stripe.com/billing/revenue-recovery/smart-retries (2026-07-29.dahlia).
 */
final class Subjects {
    private static final long NEVER = Long.MAX_VALUE;

    private record Plain(String table, ToLongFunction<ObjectNode> when, Consumer<ObjectNode> what)
            implements Timekeeper.Subject {
        @Override
        public long due(ObjectNode object) {
            return when.applyAsLong(object);
        }

        @Override
        public void step(ObjectNode object) {
            what.accept(object);
        }
    }

    private Subjects() {}

    static List<Timekeeper.Subject> of(
            Cycle cycle, Collecting collecting, CheckoutSessions sessions, Disputes disputes) {
        return List.of(
                new Plain("subscription", cycle::due, cycle::step),
                new Plain("invoice", Subjects::invoiceDue, invoice -> collect(collecting, invoice)),
                new Plain("checkout.session", Subjects::sessionDue, sessions::expire),
                new Plain("charge", charge -> orNever(charge, "_dispute_at"), disputes::open));
    }

    private static long invoiceDue(ObjectNode invoice) {
        if (!Json.flag(invoice, "auto_advance")) {
            return NEVER;
        }
        return switch (Json.need(invoice, "status")) {
            case "draft" -> orNever(invoice, "automatically_finalizes_at");
            case "open" -> orNever(invoice, "next_payment_attempt");
            default -> NEVER;
        };
    }

    private static void collect(Collecting collecting, ObjectNode invoice) {
        if (Json.is(invoice, "status", "draft")) {
            collecting.finalizeInvoice(invoice);
        }
        if (Json.is(invoice, "status", "open")) {
            collecting.attempt(invoice, null);
        }
    }

    private static long sessionDue(ObjectNode session) {
        return Json.is(session, "status", "open") ? Json.number(session, "expires_at") : NEVER;
    }

    private static long orNever(ObjectNode object, String field) {
        return Json.has(object, field) ? Json.number(object, field) : NEVER;
    }
}
