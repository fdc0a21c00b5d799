package app.sotto.accounts.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many attempts; nothing was checked. */
public class ThrottledException extends AuthenticationException {

    private final Duration wait;

    ThrottledException(Duration wait) {
        super("Too many attempts. Wait " + wait.toSeconds() + " s.");
        this.wait = wait;
    }

    /** How long until the next attempt is let through; whole seconds, at least one. */
    public Duration waitTime() {
        return wait;
    }
}
