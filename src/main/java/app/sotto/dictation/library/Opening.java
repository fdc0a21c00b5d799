package app.sotto.dictation.library;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.AlreadyDictatingException;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.DictationSettings;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.dictation.Retention;
import app.sotto.recordings.RecordingId;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Estimate;
import app.sotto.usage.Grants;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts new dictations into the history, once their audio has a place. */
@Component
@Transactional
public class Opening {

    private final KeptDictations dictations;
    private final Allowance allowance;
    private final Grants grants;
    private final Retention retention;
    private final DictationSettings settings;
    private final CurrentTenant tenant;
    private final JdbcClient sql;
    private final Scripts scripts;

    Opening(
            KeptDictations dictations,
            Allowance allowance,
            Grants grants,
            Retention retention,
            DictationSettings settings,
            CurrentTenant tenant,
            JdbcClient sql,
            Scripts scripts) {
        this.dictations = dictations;
        this.allowance = allowance;
        this.grants = grants;
        this.retention = retention;
        this.settings = settings;
        this.tenant = tenant;
        this.sql = sql;
        this.scripts = scripts;
    }

    /** A file for the history; its job is enqueued after this. */
    public DictationId file(Caller caller, RecordingId audio, String filename, Hearing hearing) {
        return dictations
                .save(Dictation.ofFile(caller, audio, filename, written(caller, hearing)))
                .id();
    }

    /** A program's file; without audio, it is fetched first. */
    public DictationId job(Caller caller, @Nullable RecordingId audio, Hearing hearing) {
        return dictations.save(Dictation.ofJob(caller, audio, written(caller, hearing))).id();
    }

    /** A file whose caller waits; its audio and text go once they are delivered. */
    public Attempt waiting(Caller caller, RecordingId audio, Hearing hearing) {
        Dictation one =
                dictations.save(Dictation.ofWaiting(caller, audio, written(caller, hearing)));
        one.start();
        return one.attempt(tenant.require(), Finals.NONE);
    }

    /**
     * Live speech, with an estimate held.
     *
     * @throws AllowanceSpentException when nothing is left
     * @throws AlreadyDictatingException when the caller is dictating elsewhere
     */
    public Attempt live(Caller caller, RecordingId audio, LiveRequest request, String model) {
        refuseOneTooMany(caller);
        Dictation one =
                Dictation.ofLive(
                        caller,
                        audio,
                        written(caller, Hearing.of(request)),
                        request.sampleRate(),
                        request.keep() && !retention.current().nothing(),
                        model);
        hold(caller, one, settings.liveHold());
        return dictations.save(one).attempt(tenant.require(), Finals.NONE);
    }

    private Hearing written(Caller caller, Hearing hearing) {
        return hearing.writtenIn(() -> scripts.of(caller));
    }

    private void hold(Caller caller, Dictation one, Duration estimate) {
        switch (allowance.hold(caller, Allowance.Source.LIVE, Estimate.speech(estimate))) {
            case Admission.Granted granted -> one.holds(granted.reservation(), estimate);
            case Admission.Exhausted some
                    when some.remainingSeconds() > 0
                            && some.remainingSeconds() < estimate.toSeconds() ->
                    hold(caller, one, Duration.ofSeconds(some.remainingSeconds()));
            case Admission.Exhausted none -> throw new AllowanceSpentException(none.renewsAt());
        }
    }

    /** One at a time decides for a caller, so that two tabs cannot both pass. */
    private void refuseOneTooMany(Caller caller) {
        var _ =
                sql.sql("select pg_advisory_xact_lock(hashtextextended(:who, 0))")
                        .param("who", "dictation:" + caller.id())
                        .query((_, _) -> true)
                        .list();
        int live =
                sql.sql(
                                """
                                select count(*) from dictation.dictation
                                where owner_id = :who and status = 'RECORDING' and connected
                                  and heartbeat_at > now() - make_interval(secs => :lost)
                                """)
                        .param("who", caller.id())
                        .param("lost", settings.heartbeatLost().toSeconds())
                        .query(Integer.class)
                        .single();
        int most = grants.current().concurrentDictations();
        if (live >= most) {
            throw AlreadyDictatingException.of(caller, most);
        }
    }
}
