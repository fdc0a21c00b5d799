package app.sotto.accounts.people;

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
        var state =
                sql.sql(
                                """
                                insert into accounts.attempt as a (subject, count, window_ends)
                                values (:subject, 1, now() + make_interval(secs => :window))
                                on conflict (subject) do update set
                                    count = case when a.window_ends <= now() then 1 else a.count + 1 end,
                                    window_ends = case when a.window_ends <= now()
                                        then excluded.window_ends else a.window_ends end
                                returning count, extract(epoch from window_ends - now())::float8 as seconds
                                """)
                        .param("subject", subject(limit, subject))
                        .param("window", (double) limit.window.toSeconds())
                        .query(State.class)
                        .single();
        return state.count() <= limit.most
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.ceil(state.seconds())));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void forget(Limit limit, String subject) {
        sql.sql("delete from accounts.attempt where subject = :subject or window_ends < now()")
                .param("subject", subject(limit, subject))
                .update();
    }

    private static byte[] subject(Limit limit, String subject) {
        return Secrets.hash(limit + ":" + subject);
    }

    private record State(int count, double seconds) {}

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
