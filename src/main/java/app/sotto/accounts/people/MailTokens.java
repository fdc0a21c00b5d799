package app.sotto.accounts.people;

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
        sql.sql(
                        """
                        delete from accounts.mail_token
                        where person_id = :person and purpose = :purpose and used_at is null
                        """)
                .param("person", person)
                .param("purpose", purpose.name())
                .update();
        var token = Secrets.draw(32);
        sql.sql(
                        """
                        insert into accounts.mail_token (token_hash, person_id, purpose, expires_at)
                        values (:hash, :person, :purpose, now() + make_interval(secs => :life))
                        """)
                .param("hash", Secrets.hash(token))
                .param("person", person)
                .param("purpose", purpose.name())
                .param("life", (double) purpose.life.toSeconds())
                .update();
        return token;
    }

    /** Uses a token up; empty if it is unknown, used or too old. */
    @Transactional
    public Optional<UUID> redeem(String token, Purpose purpose) {
        return sql.sql(
                        """
                        update accounts.mail_token set used_at = now()
                        where token_hash = :hash and purpose = :purpose
                          and used_at is null and expires_at > now()
                        returning person_id
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
                        select person_id as person, used_at is null and expires_at > now() as good
                        from accounts.mail_token where token_hash = :hash and purpose = :purpose
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
