package app.sotto.accounts.people;

import app.sotto.tenancy.Secrets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The secrets in mailed links: kept as hashes, good once and for a while. */
@Component
public class MailTokens {

    private final JdbcClient sql;

    MailTokens(JdbcClient sql) {
        this.sql = sql;
    }

    /** Draws a token; those mailed before for the same purpose are void. */
    @Transactional
    public String issue(UUID person, Purpose purpose) {
        var token = Secrets.draw(32);
        var _ =
                sql.sql("select doors.issue_mail_token(:person, :purpose, :hash, :life)")
                        .param("person", person)
                        .param("purpose", purpose.name())
                        .param("hash", Secrets.hash(token))
                        .param("life", (double) purpose.life.toSeconds())
                        .query(UUID.class)
                        .single();
        return token;
    }

    /** Uses a token up; empty if it is unknown, used or too old. */
    @Transactional
    public Optional<UUID> redeem(String token, Purpose purpose) {
        return sql.sql(
                        """
                        select holder from doors.redeem_mail_token(:hash, :purpose) holder
                        where holder is not null
                        """)
                .param("hash", Secrets.hash(token))
                .param("purpose", purpose.name())
                .query(UUID.class)
                .optional();
    }

    /** Whose token it is, without using it up; also tells of used ones. */
    @Transactional(readOnly = true)
    public Optional<Holder> holder(String token, Purpose purpose) {
        return sql.sql(
                        """
                        select holder_id as person, good_for is not null as good
                        from doors.mail_token(:hash, :purpose)
                        """)
                .param("hash", Secrets.hash(token))
                .param("purpose", purpose.name())
                .query(Holder.class)
                .optional();
    }

    /**
     * Whose token it is.
     *
     * @param good neither used nor too old
     */
    public record Holder(UUID person, boolean good) {}

    /** What a link is for, and how long it lives. */
    public enum Purpose {
        VERIFY(Duration.ofDays(3)),
        RESET(Duration.ofHours(1));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }
    }
}
