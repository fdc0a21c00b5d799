package app.sotto.accounts.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code sotto.accounts.*}.
 *
 * @param provisionalKept how long a sign-up with an address that has an account waits for the
 *     holder of the mailbox; longer than the link in the letter lives
 */
@ConfigurationProperties("sotto.accounts")
record ProvisionalSettings(@DefaultValue("7d") Duration provisionalKept) {}
