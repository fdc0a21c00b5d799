package app.sotto.accounts.signin;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each request's session against what is true now: a session of an older epoch, of a removed
 * member or of another role than they have today is ended or brought up to date.
 */
class SessionGuard extends OncePerRequestFilter {

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;
    private final Sessions sessions;

    SessionGuard(
            JdbcClient sql,
            CurrentTenant currentTenant,
            TransactionTemplate transaction,
            Sessions sessions) {
        this.sql = sql;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
        this.sessions = sessions;
    }

    /** Scripts and style sheets are the same for everybody. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/VAADIN/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var principal = sessions.principal();
        if (principal.isPresent()) {
            hold(principal.get(), request, response);
        }
        chain.doFilter(request, response);
    }

    private void hold(
            MemberPrincipal principal, HttpServletRequest request, HttpServletResponse response) {
        var now = now(principal);
        if (now.isEmpty() || now.get().epoch() != principal.epoch()) {
            end(request);
        } else if (!now.get().equals(principal)) {
            sessions.refresh(now.get(), request, response);
        }
    }

    private Optional<MemberPrincipal> now(MemberPrincipal principal) {
        return currentTenant.callAs(
                new TenantId(principal.tenant()), () -> transaction.execute(_ -> read(principal)));
    }

    private Optional<MemberPrincipal> read(MemberPrincipal principal) {
        return sql.sql(
                        """
                        select p.id as person, m.tenant_id as tenant, m.id as member, p.email,
                               p.name as display_name, o.name as organisation, m.role, p.operator,
                               p.verified_at is not null as verified, coalesce(p.locale, 'en') as language,
                               p.session_epoch as epoch
                        from accounts.person p
                        join accounts.membership m on m.person_id = p.id
                        join accounts.organisation o on o.tenant_id = m.tenant_id
                        where p.id = :person and m.tenant_id = :tenant
                        """)
                .param("person", principal.person())
                .param("tenant", principal.tenant())
                .query(MemberPrincipal.class)
                .optional();
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
