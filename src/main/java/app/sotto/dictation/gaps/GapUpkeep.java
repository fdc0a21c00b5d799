package app.sotto.dictation.gaps;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.DictationSettings;
import app.sotto.dictation.files.Wordless;
import app.sotto.dictation.library.Fillings;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.Transcriber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.jobs.annotations.Recurring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds, once for the whole cluster, the dictations that something is lacking of, and has it
 * recognised once a node is there that could.
 */
@Component
public class GapUpkeep {

    private static final Logger log = LoggerFactory.getLogger(GapUpkeep.class);

    private final SystemDatabase database;
    private final CurrentTenant currentTenant;
    private final Transcriber transcriber;
    private final Fillings fillings;
    private final FillingQueue queue;
    private final DictationSettings settings;

    GapUpkeep(
            SystemDatabase database,
            CurrentTenant currentTenant,
            Transcriber transcriber,
            Fillings fillings,
            FillingQueue queue,
            DictationSettings settings) {
        this.database = database;
        this.currentTenant = currentTenant;
        this.transcriber = transcriber;
        this.fillings = fillings;
        this.queue = queue;
        this.settings = settings;
    }

    /** Also what no job was ever made for, since its process died in between. */
    @Recurring(id = "dictation-gaps", interval = "PT30S")
    @Job(name = "Have recognised what is lacking", retries = 1)
    public void sweep() {
        Duration lost = settings.heartbeatLost().multipliedBy(8);
        each(
                "filling = 'RUNNING' and heartbeat_at < now() - make_interval(secs => :age)",
                lost,
                one -> fillings.takeBack(one.id(), lost));
        each(
                "filling = 'WAITING' and filling_due <= now() - make_interval(secs => :age)",
                Duration.ZERO,
                this::wake);
    }

    private void wake(Lacking one) {
        if (transcriber.ready(one.options())) {
            queue.enqueue(one.tenant(), one.id(), one.round());
        }
    }

    private void each(String which, Duration age, Consumer<Lacking> work) {
        for (Lacking one : lacking(which, age)) {
            try {
                currentTenant.runAs(one.tenant(), () -> work.accept(one));
            } catch (RuntimeException e) {
                log.warn("Upkeep of dictation {} failed", one.id().value(), Wordless.of(e));
            }
        }
    }

    private List<Lacking> lacking(String which, Duration age) {
        return database.sql()
                .sql(
                        """
                        select tenant_id, id, round, language, model_asked from dictation.dictation
                        where deleted_at is null and %s order by filling_due limit 1000
                        """
                                .formatted(which))
                .param("age", age.toSeconds())
                .query(GapUpkeep::lacking)
                .list();
    }

    private static Lacking lacking(ResultSet row, int number) throws SQLException {
        return new Lacking(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new DictationId(row.getObject("id", UUID.class)),
                row.getInt("round"),
                new Transcriber.Options(
                        row.getString("language"), row.getString("model_asked"), null, 0, true));
    }

    private record Lacking(
            TenantId tenant, DictationId id, int round, Transcriber.Options options) {}
}
