package app.sotto.webhooks.sending;

import app.sotto.dictation.events.DictationCompleted;
import app.sotto.dictation.events.TranscriptionJobCompleted;
import app.sotto.dictation.events.TranscriptionJobFailed;
import app.sotto.usage.events.LimitNeared;
import app.sotto.webhooks.EventType;
import java.time.YearMonth;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what happens in other rooms, in the very transaction in which it happens: either both are
 * kept, or neither.
 */
@Component
class Outbox {

    private static final String JOBS = "/v1/transcription_jobs/";

    private final DeliveryTable deliveries;

    Outbox(DeliveryTable deliveries) {
        this.deliveries = deliveries;
    }

    @EventListener
    void on(TranscriptionJobCompleted event) {
        deliveries.write(
                EventType.JOB_COMPLETED,
                new Message.Finished(
                        event.job(), "completed", event.chargedSeconds(), JOBS + event.job()));
    }

    @EventListener
    void on(TranscriptionJobFailed event) {
        deliveries.write(
                EventType.JOB_FAILED,
                new Message.Failed(event.job(), "failed", JOBS + event.job()));
    }

    /** What is not in the history was answered to whoever asked, or is a job. */
    @EventListener
    void on(DictationCompleted event) {
        if (event.kept()) {
            deliveries.write(
                    EventType.DICTATION_COMPLETED,
                    new Message.Finished(
                            event.dictation(),
                            "completed",
                            event.chargedSeconds(),
                            "/library/" + event.dictation()));
        }
    }

    @EventListener
    void on(LimitNeared event) {
        boolean all = event.holder().equals(event.tenant());
        deliveries.write(
                EventType.USAGE_ALERT,
                new Message.Neared(
                        all ? "organisation" : event.holder().toString(),
                        YearMonth.from(event.month()).toString(),
                        event.measure().name().toLowerCase(Locale.ROOT),
                        event.percent(),
                        "/v1/usage"));
    }
}
