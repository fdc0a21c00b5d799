package app.sotto.dictation.jobs;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.library.Hearing;
import app.sotto.dictation.library.Opening;
import app.sotto.recordings.RecordingId;
import app.sotto.tenancy.Caller;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Writes a job and its dictation in one transaction. */
@Component
class Registering {

    private final JobTable table;
    private final Opening opening;

    Registering(JobTable table, Opening opening) {
        this.table = table;
        this.opening = opening;
    }

    /** Empty, and nothing written, where the key has a job already. */
    @Transactional
    public Optional<DictationId> register(
            Caller caller,
            @Nullable RecordingId audio,
            @Nullable URI url,
            Hearing hearing,
            @Nullable String key,
            String fingerprint) {
        DictationId id = opening.job(caller, audio, hearing);
        if (table.insert(caller.tenant().value(), id, url, key, fingerprint)) {
            return Optional.of(id);
        }
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Optional.empty();
    }
}
