package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.TranscriptionJob.Reason;
import app.sotto.dictation.TranscriptionJob.State;
import app.sotto.dictation.TranscriptionJobs.Source;
import app.sotto.dictation.TranscriptionJobs.Submitted;
import app.sotto.dictation.events.TranscriptionJobCompleted;
import app.sotto.dictation.events.TranscriptionJobFailed;
import app.sotto.dictation.files.FileJob;
import app.sotto.dictation.files.Upkeep;
import app.sotto.dictation.jobs.FetchJob;
import app.sotto.dictation.jobs.JobUpkeep;
import app.sotto.recordings.RecordingRefusedException;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.TranscriptionFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Programs that do not wait: each request is one job, one text and one line in the ledger. */
@ApplicationModuleTest(extraIncludes = "tenancy")
@Import(Neighbours.class)
@RecordApplicationEvents
class TranscriptionJobTests {

    private TenantId tenant;
    private Caller program;

    @Autowired CurrentTenant currentTenant;
    @Autowired TranscriptionJobs jobs;
    @Autowired FileJob work;
    @Autowired FetchJob fetch;
    @Autowired JobUpkeep jobUpkeep;
    @Autowired Upkeep upkeep;
    @Autowired SystemDatabase system;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakeRecordings recordings;
    @Autowired FakeRemote remote;
    @Autowired ApplicationEvents events;

    @BeforeEach
    void fresh() {
        tenant = TenantId.random();
        program = new Caller.Key(tenant, UUID.randomUUID());
        allowance.reset();
        transcriber.reset();
        remote.reset();
        recordings.audio.clear();
    }

    @Test
    void anUploadBecomesTextThatIsKeptForADay() {
        DictationId id = upload(null).job().id();
        assertThat(found(id).state()).isEqualTo(State.QUEUED);
        assertThat(found(id).text()).isNull();
        var seen = new ArrayList<Double>();
        transcriber.during = () -> seen.add(found(id).progress());

        work.run(tenant, id);

        TranscriptionJob done = found(id);
        assertThat(done.state()).isEqualTo(State.COMPLETED);
        assertThat(done.progress()).isEqualTo(1);
        assertThat(seen.getFirst()).isBetween(0.1, 0.9);
        assertThat(done.text()).isEqualTo("Hello 100% there old friend");
        assertThat(done.segments()).hasSize(2);
        assertThat(done.receipt().seconds()).isEqualTo(2);
        assertThat(done.receipt().priceMicros()).isEqualTo(200);
        assertThat(done.expiresAt()).isEqualTo(done.finishedAt().plus(Duration.ofDays(1)));
        assertThat(allowance.used()).isEqualTo(2);
        assertThat(recordings.audio).as("audio is of no more use").isEmpty();
        assertThat(events.stream(TranscriptionJobCompleted.class))
                .containsExactly(new TranscriptionJobCompleted(tenant.value(), id.value(), 2));

        system.sql()
                .sql(
                        "update dictation.dictation set finished_at = now() - interval '25 h' where id = ?")
                .param(id.value())
                .update();
        jobUpkeep.sweep();
        assertThat(inTenant(() -> jobs.find(id))).isEmpty();
        assertThat(allowance.used()).isEqualTo(2);
    }

    @Test
    void anAddressIsFetchedAndThenTheSame() {
        DictationId id = address("https://example.com/talk.mp3", null).job().id();
        upkeep.sweep();
        work.run(tenant, id);
        assertThat(found(id).state()).as("there is no audio yet").isEqualTo(State.QUEUED);

        fetch.run(tenant, id);
        fetch.run(tenant, id);
        work.run(tenant, id);

        assertThat(found(id).state()).isEqualTo(State.COMPLETED);
        assertThat(remote.fetches).hasValue(1);
        assertThat(allowance.used()).isEqualTo(2);
        assertThat(recordings.audio).isEmpty();
    }

    @Test
    void anAddressThatGivesNothingFailsTheJobWithItsReason() {
        assertThatThrownBy(() -> address("http://inside/a", null))
                .isInstanceOf(RecordingRefusedException.class);

        DictationId gone = address("http://gone/a", null).job().id();
        fetch.run(tenant, gone);
        assertThat(found(gone).problem().reason()).isEqualTo(Reason.NOT_FETCHED);
        assertThat(found(gone).problem().detail()).contains("404");

        remote.down = true;
        DictationId away = address("http://away/a", null).job().id();
        for (int tries = 1; tries < 3; tries++) {
            assertThatThrownBy(() -> fetch.run(tenant, away)).hasMessageContaining("tried again");
            assertThat(found(away).state()).isEqualTo(State.QUEUED);
        }
        fetch.run(tenant, away);
        assertThat(found(away).state()).isEqualTo(State.FAILED);
        assertThat(allowance.used() + allowance.onHold()).isZero();
        assertThat(events.stream(TranscriptionJobFailed.class)).hasSize(2);
    }

    @Test
    void theSameKeyGivesTheSameJobAndAnotherRequestIsRefused() {
        Submitted first = upload("key-1");
        Submitted second = upload("key-1");

        assertThat(first.fresh()).isTrue();
        assertThat(second.fresh()).isFalse();
        assertThat(second.job().id()).isEqualTo(first.job().id());
        assertThat(recordings.audio).hasSize(1);
        assertThatThrownBy(() -> upload("key-1", speech(500), request("en")))
                .isInstanceOf(IdempotencyKeyReusedException.class);
        assertThatThrownBy(() -> upload("key-1", speech(2000), request("de")))
                .isInstanceOf(IdempotencyKeyReusedException.class);
        assertThatThrownBy(() -> address("https://example.com/a", "key-1"))
                .isInstanceOf(IdempotencyKeyReusedException.class);
        assertThat(upload("key-2").job().id()).isNotEqualTo(first.job().id());
        assertThat(upload(null).job().id()).isNotEqualTo(upload(null).job().id());
        assertThat(recordings.audio).hasSize(4);
    }

    @Test
    void theSameKeyAtTheSameMomentGivesOneJob() throws Exception {
        var ids = new HashSet<DictationId>();
        int fresh = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Callable<Submitted>>();
            for (int i = 0; i < 8; i++) {
                work.add(() -> upload("at once"));
            }
            for (Future<Submitted> one : threads.invokeAll(work)) {
                ids.add(one.get().job().id());
                fresh += one.get().fresh() ? 1 : 0;
            }
        }

        assertThat(ids).hasSize(1);
        assertThat(fresh).isEqualTo(1);
        assertThat(recordings.audio).hasSize(1);
    }

    @Test
    void aJobIsStoppedAtEveryStageAndCostsNothing() {
        DictationId queued = upload(null).job().id();
        assertThat(cancel(queued).state()).isEqualTo(State.CANCELLED);
        work.run(tenant, queued);
        assertThat(found(queued).state()).isEqualTo(State.CANCELLED);

        DictationId fetching = address("https://example.com/a", null).job().id();
        remote.during = () -> cancel(fetching);
        fetch.run(tenant, fetching);
        assertThat(found(fetching).state()).isEqualTo(State.CANCELLED);

        DictationId running = upload(null).job().id();
        transcriber.during = () -> cancel(running);
        work.run(tenant, running);
        assertThat(found(running).state()).isEqualTo(State.CANCELLED);

        assertThat(allowance.used() + allowance.onHold()).isZero();
        assertThat(recordings.audio).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        transcriber.reset();
        DictationId done = upload(null).job().id();
        work.run(tenant, done);
        assertThat(cancel(done).state()).as("there is nothing to stop").isEqualTo(State.COMPLETED);
        assertThat(allowance.used()).isEqualTo(2);
    }

    @Test
    void whatADeadProcessLeftIsTakenUpAndChargedOnce() {
        DictationId id = address("https://example.com/a", null).job().id();
        remote.during =
                () -> {
                    throw new ProcessDied();
                };
        assertThatThrownBy(() -> fetch.run(tenant, id)).isInstanceOf(ProcessDied.class);
        remote.during = () -> {};
        fetch.run(tenant, id);

        transcriber.during =
                () -> {
                    throw new ProcessDied();
                };
        assertThatThrownBy(() -> work.run(tenant, id)).isInstanceOf(ProcessDied.class);
        assertThat(found(id).state()).isEqualTo(State.RUNNING);
        assertThat(recordings.audio).hasSize(1);
        transcriber.during = () -> {};
        work.run(tenant, id);

        assertThat(found(id).state()).isEqualTo(State.COMPLETED);
        assertThat(allowance.used()).isEqualTo(2);
        assertThat(allowance.onHold()).isZero();
    }

    @Test
    void audioThatOutlivedItsJobIsSwept() throws IOException {
        DictationId id = upload(null).job().id();
        work.run(tenant, id);
        var left = recordings.keep(new ByteArrayInputStream(speech(10)));
        system.sql()
                .sql("update dictation.dictation set recording_id = ? where id = ?")
                .params(left.value(), id.value())
                .update();

        jobUpkeep.sweep();

        assertThat(recordings.audio).isEmpty();
        assertThat(found(id).text()).isNotNull();
    }

    @Test
    void nodesThatGoOnFailingFailTheJob() {
        DictationId id = upload(null).job().id();
        transcriber.during =
                () -> {
                    throw new TranscriptionFailedException("no node", new IOException());
                };
        for (int tries = 1; tries < 4; tries++) {
            assertThatThrownBy(() -> work.run(tenant, id)).hasMessageContaining("tried again");
        }
        work.run(tenant, id);

        assertThat(found(id).problem().reason()).isEqualTo(Reason.NO_CAPACITY);
        assertThat(allowance.used() + allowance.onHold()).isZero();
        assertThat(recordings.audio).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsRefusedAtTheDoor() {
        assertThatThrownBy(() -> upload(null, speech(100), request("zh")))
                .isInstanceOf(SpeechUnavailableException.class);
        allowance.limit = 0;
        assertThatThrownBy(() -> upload(null)).isInstanceOf(AllowanceSpentException.class);
        assertThat(recordings.audio).isEmpty();
    }

    @Test
    void pagesGoFromTheNewestToTheOldest() {
        List<DictationId> ids =
                List.of(upload(null).job().id(), upload(null).job().id(), upload(null).job().id());

        var first = inTenant(() -> jobs.page(null, 2));
        assertThat(first).extracting(TranscriptionJob::id).containsExactly(ids.get(2), ids.get(1));
        assertThat(inTenant(() -> jobs.page(first.getLast().id(), 2)))
                .extracting(TranscriptionJob::id)
                .containsExactly(ids.get(0));
    }

    @Test
    void anotherOrganisationSeesNothingByAnyRoad() {
        DictationId id = upload("key").job().id();
        TenantId other = TenantId.random();
        currentTenant.runAs(
                other,
                () -> {
                    assertThat(jobs.find(id)).isEmpty();
                    assertThat(jobs.page(null, 10)).isEmpty();
                    assertThat(jobs.page(id, 10)).isEmpty();
                    assertThat(jobs.cancel(id)).isEmpty();
                });
        work.run(other, id);
        fetch.run(other, id);
        assertThat(found(id).state()).isEqualTo(State.QUEUED);

        TenantId before = tenant;
        tenant = other;
        program = new Caller.Key(other, UUID.randomUUID());
        assertThat(upload("key").fresh()).as("keys are each organisation's own").isTrue();
        tenant = before;
    }

    private Submitted upload(String key) {
        return upload(key, speech(2000), request("en"));
    }

    private Submitted upload(String key, byte[] audio, FileRequest request) {
        return inTenant(() ->
                jobs.submit(
                        program, new Source.Upload(new ByteArrayInputStream(audio)), request, key));
    }

    private Submitted address(String url, String key) {
        return inTenant(() ->
                jobs.submit(program, new Source.Address(URI.create(url)), request("en"), key));
    }

    private TranscriptionJob cancel(DictationId id) {
        return inTenant(() -> jobs.cancel(id)).orElseThrow();
    }

    private TranscriptionJob found(DictationId id) {
        return inTenant(() -> jobs.find(id)).orElseThrow();
    }

    private static FileRequest request(String language) {
        return new FileRequest(language, null, null, 0, null);
    }

    private static byte[] speech(int milliseconds) {
        byte[] audio = new byte[2 * milliseconds];
        Arrays.fill(audio, (byte) 1);
        return audio;
    }

    private <T> T inTenant(Callable<T> work) {
        try {
            return currentTenant.<T, Exception>callAs(tenant, work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
