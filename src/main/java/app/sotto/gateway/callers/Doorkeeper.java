package app.sotto.gateway.callers;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.ApiKeys.Answer;
import app.sotto.accounts.Scope;
import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ApiErrorException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Lets in who shows a good bearer, for doors that stand before Spring Security's. */
@Component
public class Doorkeeper {

    private final ApiKeys keys;

    Doorkeeper(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * Who it is, if they may do that.
     *
     * @throws ApiErrorException 401 or 403, as at every other door
     */
    public KeyHolder admit(HttpServletRequest request, Scope scope) {
        String shown =
                Bearer.of(request.getHeader(HttpHeaders.AUTHORIZATION))
                        .orElseThrow(() -> new ApiErrorException(ApiError.unauthenticated(false)));
        String address = request.getRemoteAddr();
        return switch (keys.authenticate(shown, address)) {
            case Answer.Refused(var reason) ->
                    throw new ApiErrorException(Refusals.of(reason, address));
            case Answer.Welcome(var caller, var terms) when terms.scopes().contains(scope) ->
                    new KeyHolder(caller, terms);
            case Answer.Welcome(_, var terms) ->
                    throw new ApiErrorException(Refusals.missingScope(terms));
        };
    }
}
