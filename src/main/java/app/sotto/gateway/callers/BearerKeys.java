package app.sotto.gateway.callers;

import app.sotto.accounts.ApiKeys;
import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ErrorAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by the API key in its Authorization header. */
class BearerKeys extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;

    BearerKeys(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        bearer(request)
                .flatMap(keys::authenticate)
                .map(KeyHolder::new)
                .ifPresent(BearerKeys::signIn);
        chain.doFilter(request, response);
    }

    static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        boolean keySent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        ErrorAnswers.write(request, response, ApiError.unauthenticated(keySent));
    }

    private static void signIn(KeyHolder holder) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new KeyHolder.SignedIn(holder));
        SecurityContextHolder.setContext(context);
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
