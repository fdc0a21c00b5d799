package app.sotto.dictation.live;

import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Attempts;
import app.sotto.dictation.library.StaleAttemptException;
import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import app.sotto.tenancy.CurrentTenant;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polishes finished segments in the background, in order, each in the style wanted by then. */
final class PolishingLine {

    private static final Logger log = LoggerFactory.getLogger(PolishingLine.class);

    private final Attempt attempt;
    private final Attempts attempts;
    private final Polisher polisher;
    private final CurrentTenant tenant;
    private final Telling telling;
    private final AtomicReference<@Nullable Style> style;
    private final ExecutorService line =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("live-polish").factory());

    PolishingLine(
            Attempt attempt,
            Attempts attempts,
            Polisher polisher,
            CurrentTenant tenant,
            Telling telling) {
        this.attempt = attempt;
        this.attempts = attempts;
        this.polisher = polisher;
        this.tenant = tenant;
        this.telling = telling;
        style = new AtomicReference<>(attempt.hearing().style());
    }

    void style(@Nullable Style newStyle) {
        style.set(newStyle);
    }

    @Nullable Style style() {
        return style.get();
    }

    void add(int index, String text) {
        line.execute(() -> tenant.runAs(attempt.tenant(), () -> polish(index, text)));
    }

    private void polish(int index, String text) {
        Style wanted = style.get();
        if (wanted == null) {
            return;
        }
        try {
            Polished polished = polisher.polish(text, wanted, attempt.hearing().language());
            attempts.keep(attempt, index, polished);
            telling.tell(events -> events.polished(index, polished));
        } catch (StaleAttemptException e) {
            line.shutdown();
        } catch (RuntimeException e) {
            log.warn(
                    "Segment {} of dictation {} stays unpolished: {}",
                    index,
                    attempt.id().value(),
                    e.getClass().getName());
        }
    }

    /** Waits until every segment is polished, or there was time enough for it. */
    void end(Duration patience) {
        line.shutdown();
        try {
            if (!line.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                line.shutdownNow();
            }
        } catch (InterruptedException e) {
            line.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more; what is in line is still polished and kept. */
    void close() {
        line.shutdown();
    }
}
