package app.sotto.dictation.library;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far running files are, written beside the aggregate since it happens often. */
@Component
public class ProgressNotes {

    private final JdbcClient sql;

    ProgressNotes(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Notes how far an attempt is.
     *
     * @param fraction of the stage, 0 to 1
     * @param since when the stage began: what the time left is reckoned from
     * @return false where the attempt no longer owns the dictation and should stop
     */
    @Transactional
    public boolean note(Attempt attempt, Stage stage, double fraction, Instant since) {
        return sql.sql(
                                """
                                update dictation.dictation
                                set stage = :stage, progress = :progress, stage_since = :since,
                                    heartbeat_at = now()
                                where id = :id and attempt = :attempt and status = 'RUNNING'
                                  and deleted_at is null
                                """)
                        .param("id", attempt.id().value())
                        .param("attempt", attempt.number())
                        .param("stage", stage.name())
                        .param("progress", Math.clamp(fraction, 0, 1))
                        .param("since", since.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
