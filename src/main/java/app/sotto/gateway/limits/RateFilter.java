package app.sotto.gateway.limits;

import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.limits.Gauge.Unit;
import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ErrorAnswers;
import app.sotto.tenancy.CurrentTenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses before any work starts, and before an upload is read, what comes too often; tells on
 * every answer how much is left, in OpenAI's headers. Only work is counted: whoever asks how far a
 * job is may ask often. It runs after Spring Security's filters.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class RateFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final CurrentTenant currentTenant;

    RateFilter(RateLimits limits, CurrentTenant currentTenant) {
        this.limits = limits;
        this.currentTenant = currentTenant;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || holder().isEmpty();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        KeyHolder holder = holder().orElseThrow();
        Readings readings =
                currentTenant.callAs(
                        holder.caller().tenant(),
                        () -> new Readings(limits.take(holder, work(request))));
        readings.headers().forEach(response::setHeader);
        Optional<ApiError> refusal = readings.refusal();
        if (refusal.isPresent()) {
            ErrorAnswers.write(request, response, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<KeyHolder> holder() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(signedIn -> signedIn.getPrincipal())
                .filter(KeyHolder.class::isInstance)
                .map(KeyHolder.class::cast);
    }

    private static Unit work(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean text =
                path.startsWith("/v1/chat")
                        || path.startsWith("/v1/embeddings")
                        || path.startsWith("/optimize_only");
        return text ? Unit.TOKENS : Unit.AUDIO_SECONDS;
    }
}
