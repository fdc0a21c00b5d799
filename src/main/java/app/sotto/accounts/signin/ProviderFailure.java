package app.sotto.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Back to the sign-in page with a plain sentence; the operator finds the reason in the log. */
class ProviderFailure implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(ProviderFailure.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        // Parts of the reason come with the request: they must not begin a line of their own.
        log.warn(
                "Nobody was signed in by the identity provider: {}",
                String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}", " "));
        response.sendRedirect("/login?error=oidc");
    }
}
