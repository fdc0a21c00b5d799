package app.sotto.gateway.realtime;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations;
import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.callers.Reach;
import app.sotto.tenancy.Caller;
import java.io.IOException;
import java.util.Optional;

/** Begins and takes up the dictations of one caller, with the models that they may use. */
final class LiveDoor {

    private final Dictations dictations;
    private final Reach reach;
    private final KeyHolder holder;

    LiveDoor(Dictations dictations, Reach reach, KeyHolder holder) {
        this.dictations = dictations;
        this.reach = reach;
        this.holder = holder;
    }

    LiveDictation begin(SessionSettings settings, LiveEventRelay events) throws IOException {
        String model = reach.speech(holder, settings.model(), settings.language());
        return dictations.begin(holder.caller(), request(settings.withModel(model)), events);
    }

    Optional<LiveDictation> resume(DictationId dictation, int known, LiveEventRelay events)
            throws IOException {
        return dictations.resume(holder.caller(), dictation, known, events);
    }

    private LiveRequest request(SessionSettings settings) {
        return settings.toRequest(holder.caller() instanceof Caller.Member);
    }
}
