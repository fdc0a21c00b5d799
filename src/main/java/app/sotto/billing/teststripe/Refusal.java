package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that is turned down, as Stripe's error envelope says it.
 *
 * <p>Copies: https://docs.stripe.com/api/errors and https://docs.stripe.com/error-codes
 * (2026-07-29.dahlia). The sentences are the stand-in's own.
 */
final class Refusal extends RuntimeException {
    private final int status;
    private final transient ObjectNode error;
    private boolean keepsChanges;

    private Refusal(
            int status,
            String type,
            @Nullable String code,
            String message,
            @Nullable String param) {
        super(message, null, false, false);
        this.status = status;
        this.error = Json.of("type", type, "message", message);
        if (code != null) {
            error.put("code", code);
            error.put("doc_url", "https://docs.stripe.com/error-codes/" + code.replace('_', '-'));
        }
        if (param != null) {
            error.put("param", param);
        }
    }

    static Refusal invalid(String message, @Nullable String param) {
        return new Refusal(400, "invalid_request_error", null, message, param);
    }

    static Refusal invalid(String code, String message, @Nullable String param) {
        return new Refusal(400, "invalid_request_error", code, message, param);
    }

    static Refusal unknownParameter(String param) {
        return invalid("parameter_unknown", "Received unknown parameter: " + param, param);
    }

    static Refusal missing(String param) {
        return invalid("parameter_missing", "Missing required param: " + param + ".", param);
    }

    static Refusal noSuch(String kind, String id, String param) {
        return new Refusal(
                404,
                "invalid_request_error",
                "resource_missing",
                "No such " + kind + ": '" + id + "'",
                param);
    }

    static Refusal noRoute(String method, String path) {
        return new Refusal(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL ("
                        + method
                        + ": "
                        + path
                        + "), or one that test billing does not offer.",
                null);
    }

    static Refusal unauthorized(String message) {
        return new Refusal(401, "invalid_request_error", null, message, null);
    }

    static Refusal idempotency(String message) {
        return new Refusal(400, "idempotency_error", null, message, null);
    }

    static Refusal unavailable() {
        return new Refusal(
                503,
                "api_error",
                null,
                "Test billing is switched off for a while, as asked.",
                null);
    }

    static Refusal broken() {
        return new Refusal(
                500,
                "api_error",
                null,
                "Test billing failed on this request; its log says why.",
                null);
    }

    /** A card that was turned down: HTTP 402 with Stripe's decline code. */
    static Refusal card(String code, @Nullable String declineCode, String message) {
        var refusal = new Refusal(402, "card_error", code, message, null);
        if (declineCode != null) {
            refusal.error.put("decline_code", declineCode);
        }
        return refusal;
    }

    Refusal with(String name, Object value) {
        Json.set(error, name, value);
        return this;
    }

    /**
     * The request is turned down, but what it did until then stands, such as a failed attempt to
     * pay.
     */
    Refusal keepingChanges() {
        keepsChanges = true;
        return this;
    }

    boolean keepsChanges() {
        return keepsChanges;
    }

    int status() {
        return status;
    }

    /** Why the card was turned down, or empty. */
    String declineCode() {
        var code = Json.text(error, "decline_code");
        return code == null ? "" : code;
    }

    ObjectNode envelope() {
        return Json.of("error", error.deepCopy());
    }

    /**
     * Stripe keeps for an idempotency key what an endpoint said once it had begun, not what
     * validation refused.
     */
    boolean kept() {
        return status == 402;
    }
}
