package app.sotto.gateway.relay;

import app.sotto.accounts.Scope;
import app.sotto.gateway.callers.Doorkeeper;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.limits.RateLimits;
import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.gateway.wire.ErrorAdvice;
import app.sotto.gateway.wire.ErrorAnswers;
import app.sotto.tenancy.CurrentTenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * The way in for chat and embeddings, which programs ask for thousands of times a second: who calls
 * is known, counted and answered here, without the filters and look-ups that pages need. Those took
 * more of the processor than all the rest, and made every wait for a node dear: what is on a
 * virtual thread's stack is copied whenever it waits.
 */
final class ShortWay extends HttpFilter {

    private final transient Doorkeeper doorkeeper;
    private final transient RateLimits limits;
    private final transient CurrentTenant currentTenant;
    private final transient RelayController relay;

    ShortWay(
            Doorkeeper doorkeeper,
            RateLimits limits,
            CurrentTenant currentTenant,
            RelayController relay) {
        this.doorkeeper = doorkeeper;
        this.limits = limits;
        this.currentTenant = currentTenant;
        this.relay = relay;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST")) {
            others.doFilter(request, response);
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String path = request.getServletPath();
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(timed -> timed.setPathPattern(path));
        try {
            answer(path, request, response);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            ErrorAnswers.write(request, response, ErrorAdvice.error(e));
        }
    }

    private void answer(String path, HttpServletRequest request, HttpServletResponse response) {
        KeyHolder holder = doorkeeper.admit(request, Scope.TEXT);
        currentTenant.runAs(
                holder.caller().tenant(),
                () -> {
                    count(holder, response);
                    if (path.equals(RelayController.CHAT)) {
                        relay.chat(holder, request, response);
                    } else {
                        relay.embed(holder, request, response);
                    }
                });
    }

    private void count(KeyHolder holder, HttpServletResponse response) {
        var readings = limits.takeForText(holder);
        readings.headers().forEach(response::setHeader);
        readings.refusal()
                .ifPresent(error -> {
                    throw new ApiErrorException(error);
                });
    }
}
