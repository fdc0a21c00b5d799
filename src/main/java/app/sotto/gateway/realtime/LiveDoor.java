package app.sotto.gateway.realtime;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations;
import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.dictation.Dictations.LiveEvents;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.callers.Reach;
import app.sotto.gateway.limits.RateLimits;
import app.sotto.polish.Script;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Receipt;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Begins and takes up the dictations of one caller, with the models that they may use. */
final class LiveDoor {

    private final Doors doors;
    private final KeyHolder holder;

    private LiveDoor(Doors doors, KeyHolder holder) {
        this.doors = doors;
        this.holder = holder;
    }

    TenantId tenant() {
        return holder.caller().tenant();
    }

    LiveDictation begin(SessionSettings settings, LiveEvents events) throws IOException {
        String model =
                doors.reach.speech(holder, settings.model(), Script.spoken(settings.language()));
        return doors.dictations.begin(holder.caller(), request(settings.withModel(model)), events);
    }

    Optional<LiveDictation> resume(DictationId dictation, int known, LiveEvents events)
            throws IOException {
        return doors.dictations.resume(holder.caller(), dictation, known, events);
    }

    /** Counts seconds of speech against what the caller may have heard a minute. */
    void heard(long seconds) {
        doors.currentTenant.runAs(
                tenant(), () -> doors.limits.used(holder, new Receipt(seconds, 0, 0, 0)));
    }

    private LiveRequest request(SessionSettings settings) {
        return settings.toRequest(holder.caller() instanceof Caller.Member);
    }

    /** Where each caller finds theirs. */
    @Component
    static final class Doors {

        private final Dictations dictations;
        private final Reach reach;
        private final RateLimits limits;
        private final CurrentTenant currentTenant;

        Doors(Dictations dictations, Reach reach, RateLimits limits, CurrentTenant currentTenant) {
            this.dictations = dictations;
            this.reach = reach;
            this.limits = limits;
            this.currentTenant = currentTenant;
        }

        LiveDoor of(KeyHolder holder) {
            return new LiveDoor(this, holder);
        }
    }
}
