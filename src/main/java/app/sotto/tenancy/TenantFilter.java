package app.sotto.tenancy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds each request to the tenant of whoever signed in. It runs after Spring Security's filters.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class TenantFilter extends OncePerRequestFilter {

    private final CurrentTenant currentTenant;

    TenantFilter(CurrentTenant currentTenant) {
        this.currentTenant = currentTenant;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof CallerPrincipal principal)) {
            chain.doFilter(request, response);
            return;
        }
        inTenant(principal.caller().tenant(), () -> chain.doFilter(request, response));
    }

    private void inTenant(TenantId tenant, Step step) throws ServletException, IOException {
        try {
            currentTenant.<Boolean, Exception>callAs(
                    tenant,
                    () -> {
                        step.run();
                        return true;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private interface Step {
        void run() throws ServletException, IOException;
    }
}
