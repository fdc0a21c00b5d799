package app.sotto.accounts.people;

import app.sotto.tenancy.Secrets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts attempts in fixed windows, in the database, so that every instance counts alike. An
 * attempt is counted before it is made: many at once cannot slip through together.
 */
@Component
public class Throttle {

    private final JdbcClient sql;

    Throttle(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Counts an attempt; empty if it may go ahead, else how long to wait.
     *
     * @param subject who or what attempts; kept as a hash
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Duration> count(Limit limit, String subject) {
        return sql.sql(
                        """
                        select wait from doors.count_attempt(:subject, :most, :window) wait
                        where wait is not null
                        """)
                .param("subject", subject(limit, subject))
                .param("most", limit.most)
                .param("window", (double) limit.window.toSeconds())
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofSeconds((long) Math.ceil(seconds)));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(Limit limit, String subject) {
        var _ =
                sql.sql("select doors.forget_attempts(:subject)")
                        .param("subject", subject(limit, subject))
                        .query((_, _) -> true)
                        .list();
    }

    private static byte[] subject(Limit limit, String subject) {
        return Secrets.hash(limit + ":" + subject);
    }

    /** How many attempts of a kind are let through in a window. */
    public enum Limit {
        SIGN_IN_BY_EMAIL(5, Duration.ofMinutes(5)),
        SIGN_IN_BY_ADDRESS(50, Duration.ofMinutes(10)),
        SIGN_UP_BY_ADDRESS(30, Duration.ofMinutes(60)),
        LETTER_BY_EMAIL(5, Duration.ofMinutes(30)),
        LETTER_BY_ADDRESS(30, Duration.ofMinutes(30));

        private final int most;
        private final Duration window;

        Limit(int most, Duration window) {
            this.most = most;
            this.window = window;
        }
    }
}
