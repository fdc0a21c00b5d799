package app.sotto.gateway.callers;

import app.sotto.accounts.ApiKeys.Reason;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.gateway.wire.ApiError;
import java.util.stream.Collectors;

/** Says why a key opens nothing, or not this. */
public final class Refusals {

    private Refusals() {}

    public static ApiError of(Reason reason, String address) {
        return switch (reason) {
            case UNKNOWN -> ApiError.unauthenticated(true);
            case EXPIRED ->
                    ApiError.unauthenticated(
                            "expired_api_key",
                            "This API key has expired. Give it a later day, or make another, on the"
                                    + " Developers page.");
            case ADDRESS ->
                    ApiError.forbidden(
                            "address_not_allowed",
                            "This API key may not be used from "
                                    + address
                                    + ". Its list of networks is on the Developers page.");
        };
    }

    public static ApiError missingScope(KeyTerms terms) {
        return ApiError.forbidden(
                "missing_scope",
                "This key is not for that: its scopes are "
                        + terms.scopes().stream()
                                .map(Scope::key)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ". They are changed on the Developers page.");
    }
}
