package app.sotto.dictation.files;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.DictationSettings;
import app.sotto.tenancy.SystemDatabase;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Says for all work of this process that it is alive, so that a sweep elsewhere takes up what a
 * dead process left and nothing else.
 */
@Component
public class Heartbeats implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

    private final Set<UUID> alive = ConcurrentHashMap.newKeySet();
    private final SystemDatabase database;
    private final DictationSettings settings;
    private @Nullable Thread loop;

    Heartbeats(SystemDatabase database, DictationSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** From now until it is closed, the work counts as alive. */
    public Beat begin(DictationId id) {
        alive.add(id.value());
        return () -> alive.remove(id.value());
    }

    private void beat() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(settings.heartbeat());
                write();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("Heartbeats could not be written: {}", e.getMessage());
            }
        }
    }

    private void write() {
        if (alive.isEmpty()) {
            return;
        }
        var _ =
                database.sql()
                        .sql(
                                """
                                update dictation.dictation set heartbeat_at = now()
                                where id = any(:ids)
                                  and (status in ('RECORDING', 'RUNNING') or filling = 'RUNNING')
                                """)
                        .param("ids", alive.toArray(UUID[]::new))
                        .update();
    }

    @Override
    public void start() {
        loop = Thread.ofVirtual().name("dictation-heartbeats").start(this::beat);
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.interrupt();
            loop = null;
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    /** Work that is going on. */
    @FunctionalInterface
    public interface Beat extends AutoCloseable {
        @Override
        void close();
    }
}
