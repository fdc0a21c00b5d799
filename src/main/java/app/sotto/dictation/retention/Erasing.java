package app.sotto.dictation.retention;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.library.Shelf;
import app.sotto.recordings.RecordingId;
import app.sotto.recordings.Recordings;
import app.sotto.tenancy.CurrentTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases for good, and writes down that it did. The audio goes before the transaction ends: where
 * it cannot be deleted, the row stays, and it is tried again.
 */
@Component
@Transactional
public class Erasing {

    private final JdbcClient sql;
    private final CurrentTenant tenant;
    private final Shelf shelf;
    private final Recordings recordings;

    Erasing(JdbcClient sql, CurrentTenant tenant, Shelf shelf, Recordings recordings) {
        this.sql = sql;
        this.tenant = tenant;
        this.shelf = shelf;
        this.recordings = recordings;
    }

    /** Row, text and audio. */
    public void all(DictationId id, Erasure.Why why) {
        erase(id, Erasure.What.ALL, why, shelf::forget);
    }

    /** The audio only; the text stays. */
    public void audio(DictationId id, Erasure.Why why) {
        erase(id, Erasure.What.AUDIO, why, shelf::mute);
    }

    private void erase(
            DictationId id,
            Erasure.What what,
            Erasure.Why why,
            Function<DictationId, Optional<RecordingId>> forget) {
        var written = note(id, what, why);
        if (written == 0) {
            return;
        }
        forget.apply(id)
                .ifPresent(audio -> {
                    try {
                        recordings.delete(audio);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private int note(DictationId id, Erasure.What what, Erasure.Why why) {
        return sql.sql(
                        """
                        insert into dictation.erasure
                            (id, tenant_id, dictation_id, recording_id, what, why, dictated_at)
                        select :erasure, :tenant, id, recording_id, :what, :why, created_at
                        from dictation.dictation where id = :id
                        """)
                .param("erasure", UUID.randomUUID())
                .param("tenant", tenant.require().value(), Types.OTHER)
                .param("what", what.name())
                .param("why", why.name())
                .param("id", id.value())
                .update();
    }
}
