package app.sotto.billing.teststripe;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cardholder's bank takes money back.
 *
 * <p>Copies: https://docs.stripe.com/api/disputes and https://docs.stripe.com/testing#disputes
 * (2026-07-29.dahlia): card …0259 is disputed as fraud, a minute after the charge here; evidence
 * whose text is {@code winning_evidence} wins, {@code losing_evidence} loses.
 */
final class Disputes {
    private final Books books;

    Disputes(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.get(
                        "/v1/disputes",
                        call ->
                                Listing.of(
                                        call,
                                        books.store(),
                                        "dispute",
                                        Listing.where(call.params(), "charge", "payment_intent")))
                .get("/v1/disputes/:id", call -> books.named("dispute", call.id(), "dispute"))
                .post("/v1/disputes/:id", this::update)
                .post(
                        "/v1/disputes/:id/close",
                        call -> close(books.named("dispute", call.id(), "dispute"), "lost"));
    }

    /** Disputes a charge. */
    void open(ObjectNode charge) {
        var customer = books.customer(charge);
        long now = books.times().now(customer);
        charge.putNull("_dispute_at").put("disputed", true);
        var evidence = Json.of();
        for (var field : evidenceFields()) {
            evidence.putNull(field);
        }
        evidence.set("enhanced_evidence", Json.of());
        var dispute =
                Shape.of("dispute")
                        .with("id", Ids.next("dp"))
                        .with("_customer", Json.id(customer))
                        .with("amount", Json.number(charge, "amount"))
                        .with("charge", Json.id(charge))
                        .with("created", now)
                        .with("currency", Json.need(charge, "currency"))
                        .with("evidence", evidence)
                        .with(
                                "evidence_details",
                                Json.of(
                                        "due_by",
                                        now + 7 * Times.DAY,
                                        "enhanced_eligibility",
                                        Json.of(),
                                        "has_evidence",
                                        false,
                                        "past_due",
                                        false,
                                        "submission_count",
                                        0))
                        .with("payment_intent", Json.text(charge, "payment_intent"))
                        .node();
        books.store().add(dispute);
        books.events().say("charge.dispute.created", dispute, Json.text(customer, "test_clock"));
    }

    private static Iterable<String> evidenceFields() {
        var fields = new ArrayList<String>();
        for (var name :
                ("access_activity_log billing_address cancellation_policy cancellation_policy_disclosure"
                                + " cancellation_rebuttal customer_communication customer_email_address customer_name"
                                + " customer_purchase_ip customer_signature duplicate_charge_documentation"
                                + " duplicate_charge_explanation duplicate_charge_id product_description receipt refund_policy"
                                + " refund_policy_disclosure refund_refusal_explanation service_date service_documentation"
                                + " shipping_address shipping_carrier shipping_date shipping_documentation"
                                + " shipping_tracking_number uncategorized_file uncategorized_text")
                        .split(" ", -1)) {
            fields.add(name);
        }
        return fields;
    }

    private ObjectNode update(Call call) {
        var dispute = books.named("dispute", call.id(), "dispute");
        var sent = call.params().groupOrEmpty("evidence");
        var evidence = Json.object(dispute, "evidence");
        for (var field : evidenceFields()) {
            if (sent.has(field)) {
                Json.set(evidence, field, sent.text(field));
                Json.object(dispute, "evidence_details").put("has_evidence", true);
            }
        }
        call.params().metadata(dispute);
        boolean submit = !call.params().has("submit") || call.params().flag("submit");
        var text = Json.text(evidence, "uncategorized_text");
        if (submit && "winning_evidence".equals(text)) {
            return close(dispute, "won");
        }
        if (submit && "losing_evidence".equals(text)) {
            return close(dispute, "lost");
        }
        books.events().say("charge.dispute.updated", dispute, clock(dispute));
        return dispute;
    }

    private ObjectNode close(ObjectNode dispute, String outcome) {
        dispute.put("status", outcome);
        Json.object(dispute, "evidence_details").put("submission_count", 1);
        books.events().say("charge.dispute.closed", dispute, clock(dispute));
        return dispute;
    }

    private @Nullable String clock(ObjectNode dispute) {
        var customer = books.store().find("customer", Json.need(dispute, "_customer"));
        return customer == null ? null : Json.text(customer, "test_clock");
    }
}
