package app.sotto.gateway.callers;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.ApiKeys.Answer;
import app.sotto.accounts.ApiKeys.Reason;
import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ErrorAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by what its Authorization header carries. */
class BearerKeys extends OncePerRequestFilter {

    private static final String REASON = Reason.class.getName();

    private final ApiKeys keys;

    BearerKeys(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        bearer(request)
                .map(shown -> keys.authenticate(shown, request.getRemoteAddr()))
                .ifPresent(answer -> heed(answer, request));
        chain.doFilter(request, response);
    }

    /** Nobody is signed in: says what is the matter with what was sent, if something was. */
    static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        ErrorAnswers.write(
                request,
                response,
                request.getAttribute(REASON) instanceof Reason reason
                        ? Refusals.of(reason, request.getRemoteAddr())
                        : ApiError.unauthenticated(false));
    }

    /** Somebody is, with a key that is not for this. */
    static void forbid(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication()
                instanceof KeyHolder.SignedIn key) {
            ErrorAnswers.write(
                    request, response, Refusals.missingScope(key.getPrincipal().terms()));
        } else {
            throw failure;
        }
    }

    private static void heed(Answer answer, HttpServletRequest request) {
        switch (answer) {
            case Answer.Refused(Reason reason) -> request.setAttribute(REASON, reason);
            case Answer.Welcome(var caller, var terms) -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new KeyHolder.SignedIn(new KeyHolder(caller, terms)));
                SecurityContextHolder.setContext(context);
            }
        }
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Bearer.of(request.getHeader(HttpHeaders.AUTHORIZATION));
    }
}
