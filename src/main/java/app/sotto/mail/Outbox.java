package app.sotto.mail;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The letters on their way, kept in the database so that neither a crash nor an outage loses one.
 */
@Component
class Outbox {

    /** How long a letter that another instance took up stays its own. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final JdbcClient sql;

    Outbox(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional
    void add(SealedLetter letter, Status status) {
        sql.sql(
                        """
                        insert into mail.letter
                            (id, recipient, subject, plain, html, status, next_attempt, created_at)
                        values (:id, :to, :subject, :plain, :html, :status, now(), now())
                        """)
                .param("id", letter.id())
                .param("to", letter.to())
                .param("subject", letter.subject())
                .param("plain", letter.plain())
                .param("html", letter.html())
                .param("status", status.name())
                .update();
    }

    /** Takes the letter that waits longest, for this instance alone. */
    @Transactional
    Optional<SealedLetter> claim() {
        return sql.sql(
                        """
                        update mail.letter
                        set attempts = attempts + 1, next_attempt = now() + make_interval(secs => :claim)
                        where id = (
                            select id from mail.letter
                            where status = 'QUEUED' and next_attempt <= now()
                            order by next_attempt limit 1 for update skip locked)
                        returning id, recipient as "to", subject, plain, html
                        """)
                .param("claim", (double) CLAIM.toSeconds())
                .query(SealedLetter.class)
                .optional();
    }

    @Transactional
    void sent(UUID id) {
        sql.sql("update mail.letter set status = 'SENT', plain = null, html = null where id = :id")
                .param("id", id)
                .update();
    }

    /** Tries again after 30 s, 60 s, 2 min, … and gives up after ten times, about eight hours. */
    @Transactional
    void failed(UUID id, String error) {
        sql.sql(
                        """
                        update mail.letter
                        set error = :error,
                            status = case when attempts >= 10 then 'FAILED' else 'QUEUED' end,
                            next_attempt = now() + make_interval(secs => 15 * power(2, attempts))
                        where id = :id
                        """)
                .param("id", id)
                .param("error", error)
                .update();
    }

    @Transactional(readOnly = true)
    List<KeptLetter> kept() {
        return sql
                .sql(
                        """
                        select id, recipient as "to", subject, plain, html, created_at
                        from mail.letter where status = 'KEPT' order by created_at desc limit 200
                        """)
                .query(KeptLetter.class)
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    enum Status {
        QUEUED,
        KEPT
    }
}
