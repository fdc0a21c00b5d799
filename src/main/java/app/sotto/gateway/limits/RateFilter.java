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
import java.time.Duration;
import java.util.List;
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
        List<Gauge> gauges =
                currentTenant.callAs(
                        holder.caller().tenant(), () -> limits.take(holder, work(request)));
        gauges.forEach(gauge -> tell(gauge, response));
        Optional<Gauge> full = gauges.stream().filter(Gauge::refuses).findFirst();
        if (full.isPresent()) {
            ErrorAnswers.write(request, response, error(full.get()));
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

    private static void tell(Gauge gauge, HttpServletResponse response) {
        String unit = gauge.unit().header();
        response.setHeader("x-ratelimit-limit-" + unit, Long.toString(gauge.limit()));
        response.setHeader("x-ratelimit-remaining-" + unit, Long.toString(gauge.remaining()));
        response.setHeader("x-ratelimit-reset-" + unit, written(gauge.reset()));
    }

    private static ApiError error(Gauge full) {
        String unit = full.unit().header().replace('-', ' ');
        return ApiError.limited(
                full.unit().header(),
                "This key or its organisation may use "
                        + full.limit()
                        + " "
                        + unit
                        + " a minute, and they are used up. Try again in "
                        + written(full.retryAfter())
                        + ".",
                full.retryAfter());
    }

    /** As OpenAI writes durations: {@code 340ms}, {@code 12s}, {@code 1m4s}. */
    static String written(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + "ms";
        }
        Duration seconds = duration.plusMillis(999);
        return (seconds.toMinutes() > 0 ? seconds.toMinutes() + "m" : "")
                + seconds.toSecondsPart()
                + "s";
    }
}
