package app.sotto.dictation.playing;

import app.sotto.dictation.DictationId;
import app.sotto.transcription.Waveform;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Waveforms of the current tenant's dictations. */
@Repository
class KeptWaveforms {

    private final JdbcClient sql;

    KeptWaveforms(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Optional<Waveform> find(DictationId id) {
        return sql.sql("select step_ms, peaks from dictation.waveform where dictation_id = :id")
                .param("id", id.value())
                .query((row, _) ->
                        new Waveform(
                                Duration.ofMillis(row.getLong("step_ms")), row.getBytes("peaks")))
                .optional();
    }

    /** Keeps it, unless the dictation was deleted or another was quicker. */
    @Transactional
    public void add(DictationId id, Waveform drawn) {
        var _ =
                sql.sql(
                                """
                                insert into dictation.waveform (tenant_id, dictation_id, step_ms, peaks)
                                select tenant_id, id, :step, :peaks from dictation.dictation where id = :id
                                on conflict do nothing
                                """)
                        .param("id", id.value())
                        .param("step", drawn.step().toMillis())
                        .param("peaks", drawn.peaks())
                        .update();
    }
}
