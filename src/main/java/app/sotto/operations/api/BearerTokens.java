package app.sotto.operations.api;

import app.sotto.operations.tokens.TokenHolder;
import app.sotto.operations.tokens.TokenRing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs a request in by the token in its Authorization header. */
class BearerTokens extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final TokenRing tokens;

    BearerTokens(TokenRing tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        bearer(request).flatMap(tokens::authenticate).ifPresent(BearerTokens::signIn);
        chain.doFilter(request, response);
    }

    private static void signIn(TokenHolder holder) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        holder, null, List.of(() -> holder.kind().name())));
        SecurityContextHolder.setContext(context);
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    static void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        Problems.write(
                response,
                HttpStatus.UNAUTHORIZED,
                request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        ? "Send a token as 'Authorization: Bearer …'. An operator makes one on the"
                                + " page /operator."
                        : "This token is unknown, revoked or too old. An operator makes a new one"
                                + " on the page /operator.");
    }

    static void refuseKind(HttpServletResponse response) throws IOException {
        Problems.write(
                response,
                HttpStatus.FORBIDDEN,
                "This token opens another door: /operator/api takes operator tokens, /nodes/join"
                        + " takes join tokens.");
    }
}
