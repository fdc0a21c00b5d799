package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.files.FileJob;
import app.sotto.dictation.files.TranscribingFiles;
import app.sotto.dictation.files.Upkeep;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.LibraryFilter;
import app.sotto.dictation.library.Shelf;
import app.sotto.dictation.library.Status;
import app.sotto.dictation.library.Trouble;
import app.sotto.polish.Style;
import app.sotto.recordings.RecordingRefusedException;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.AudioRefusedException;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.TranscriptionFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

/** Files go in as audio and come out as text, charged once, whatever happens on the way. */
@ApplicationModuleTest(extraIncludes = "tenancy")
@Import(Neighbours.class)
class FilesTests {

    private final List<String> told = new ArrayList<>();
    private TenantId tenant;
    private Caller anna;

    @Autowired CurrentTenant currentTenant;
    @Autowired TranscribingFiles files;
    @Autowired FileJob job;
    @Autowired Upkeep upkeep;
    @Autowired Library library;
    @Autowired Shelf shelf;
    @Autowired SystemDatabase system;
    @Autowired JdbcClient sql;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakeRecordings recordings;

    @BeforeEach
    void fresh() {
        told.clear();
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        allowance.reset();
        transcriber.reset();
        recordings.audio.clear();
    }

    @Test
    void aFileBecomesTextThatIsChargedOnce() {
        DictationId id = submit("talk.mp3", speech(2500));
        assertThat(found(id).summary().status()).isEqualTo(Status.QUEUED);

        job.run(tenant, id);
        job.run(tenant, id);

        DictationDetail done = found(id);
        assertThat(done.summary().status()).isEqualTo(Status.COMPLETED);
        assertThat(done.summary().title()).isEqualTo("talk.mp3");
        assertThat(done.summary().demo()).isTrue();
        assertThat(done.raw()).isEqualTo("Hello 100% there old friend");
        assertThat(done.polished()).isEqualTo("HELLO 100% THERE OLD FRIEND");
        assertThat(done.chargedSeconds()).isEqualTo(3);
        assertThat(inTenant(() -> library.segments(anna, id))).hasSize(2);
        assertThat(allowance.used()).isEqualTo(3);
        assertThat(allowance.onHold()).isZero();
        assertThat(transcriber.transcriptions).hasValue(1);
    }

    @Test
    void aJobThatDiesAfterSettlingIsRetriedAndChargedOnce() {
        DictationId id = submit("talk.mp3", speech(2000));
        // The ledger has settled, but the process died before the row could say so.
        transcriber.during =
                () -> {
                    allowance.settle(
                            allowance.held.keySet().iterator().next(),
                            new app.sotto.usage.Allowance.Spent(
                                    java.time.Duration.ofSeconds(2),
                                    java.time.Duration.ofSeconds(2),
                                    "demo",
                                    app.sotto.usage.Allowance.Tokens.NONE));
                    throw new ProcessDied();
                };
        assertThatThrownBy(() -> job.run(tenant, id)).isInstanceOf(ProcessDied.class);
        assertThat(found(id).summary().status()).isEqualTo(Status.RUNNING);

        transcriber.during = () -> {};
        job.run(tenant, id);

        assertThat(found(id).summary().status()).isEqualTo(Status.COMPLETED);
        assertThat(allowance.settled).hasSize(1);
        assertThat(allowance.used()).isEqualTo(2);
    }

    @Test
    void theHoldOfADeadAttemptIsUsedAgain() {
        DictationId id = submit("talk.mp3", speech(2000));
        transcriber.during =
                () -> {
                    throw new ProcessDied();
                };
        assertThatThrownBy(() -> job.run(tenant, id)).isInstanceOf(ProcessDied.class);
        assertThat(allowance.onHold()).isEqualTo(2);

        transcriber.during = () -> {};
        job.run(tenant, id);

        assertThat(allowance.holds).hasSize(1);
        assertThat(allowance.onHold()).isZero();
        assertThat(allowance.used()).isEqualTo(2);
    }

    @Test
    void anAttemptThatWasTakenOverWritesNothing() {
        DictationId id = submit("talk.mp3", speech(2000));
        var runs = new AtomicInteger();
        transcriber.during =
                () -> {
                    if (runs.getAndIncrement() == 0) {
                        job.run(tenant, id);
                    }
                };
        job.run(tenant, id);

        assertThat(found(id).summary().status()).isEqualTo(Status.COMPLETED);
        assertThat(inTenant(() -> library.segments(anna, id))).hasSize(2);
        assertThat(allowance.used()).isEqualTo(2);
    }

    @Test
    void nodesThatFailAreTriedAgainAndThenItFailsUncharged() {
        DictationId id = submit("talk.mp3", speech(2000));
        transcriber.during =
                () -> {
                    throw new TranscriptionFailedException("no node", new IOException());
                };
        for (int tries = 1; tries < 4; tries++) {
            assertThatThrownBy(() -> job.run(tenant, id)).hasMessageContaining("tried again");
            assertThat(found(id).summary().status()).isEqualTo(Status.QUEUED);
        }
        job.run(tenant, id);

        assertThat(found(id).summary().status()).isEqualTo(Status.FAILED);
        assertThat(found(id).summary().trouble()).isEqualTo(Trouble.NO_CAPACITY);
        assertThat(allowance.used() + allowance.onHold()).isZero();

        transcriber.during = () -> {};
        inTenant(() -> files.retry(anna, id));
        inTenant(() -> files.retry(anna, id));
        job.run(tenant, id);
        assertThat(found(id).summary().status()).isEqualTo(Status.COMPLETED);
        assertThat(allowance.used()).isEqualTo(2);
    }

    @Test
    void cancellingStopsTheWorkAndChargesNothing() {
        DictationId id = submit("talk.mp3", speech(2000));
        transcriber.during = () -> files.cancel(anna, id);

        job.run(tenant, id);

        assertThat(found(id).summary().status()).isEqualTo(Status.CANCELLED);
        assertThat(allowance.used() + allowance.onHold()).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void cancellingElsewhereStopsTheWorkToo() {
        DictationId id = submit("talk.mp3", speech(2000));
        transcriber.before =
                () -> {
                    pause();
                    shelf.cancel(anna, id);
                };

        job.run(tenant, id);

        assertThat(found(id).summary().status()).isEqualTo(Status.CANCELLED);
        assertThat(allowance.used() + allowance.onHold()).isZero();
    }

    @Test
    void spentMinutesStopItBeforeAModelIsAsked() {
        allowance.limit = 1;
        DictationId id = submit("talk.mp3", speech(2500));

        job.run(tenant, id);

        assertThat(found(id).summary().trouble()).isEqualTo(Trouble.ALLOWANCE_SPENT);
        assertThat(transcriber.transcriptions).hasValue(0);
        assertThatThrownBy(() -> transcribe(speech(2500), "en"))
                .isInstanceOf(AllowanceSpentException.class);
        assertThat(recordings.audio).hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void silenceIsNotCharged() {
        DictationId id = submit("quiet.wav", new byte[4000]);

        job.run(tenant, id);

        assertThat(found(id).summary().status()).isEqualTo(Status.COMPLETED);
        assertThat(found(id).summary().trouble()).isEqualTo(Trouble.SILENT);
        assertThat(allowance.holds).isEmpty();
        assertThat(transcriber.transcriptions).hasValue(0);
    }

    @Test
    void whatIsNoAudioIsSaidAtOnceAndNotTriedAgain() {
        DictationId id = submit("letter.mp3", new byte[] {1, 2, 3});

        job.run(tenant, id);

        assertThat(found(id).summary().status()).isEqualTo(Status.FAILED);
        assertThat(found(id).summary().trouble()).isEqualTo(Trouble.NOT_AUDIO);
    }

    @Test
    void aLanguageWithoutEngineNamesWhatToInstallAndKeepsTheAudio() {
        DictationId id =
                inTenant(() ->
                        files.submit(
                                anna,
                                new ByteArrayInputStream(speech(2000)),
                                "zh.wav",
                                request("zh")));
        job.run(tenant, id);

        assertThat(found(id).summary().trouble()).isEqualTo(Trouble.NO_ENGINE);
        assertThat(found(id).troubleDetail()).contains("ggml-base.bin");
        assertThat(recordings.audio).hasSize(1);
        assertThatThrownBy(() -> transcribe(speech(2000), "zh"))
                .isInstanceOf(SpeechUnavailableException.class);
        assertThat(recordings.audio).hasSize(1);
    }

    @Test
    void emptyFilesAreRefusedAtTheDoor() {
        assertThatThrownBy(() -> submit("empty.wav", new byte[0]))
                .isInstanceOf(RecordingRefusedException.class);
        assertThat(rows()).isZero();
    }

    @Test
    void theOneWhoWaitsGetsTheTextAndNothingIsKept() {
        Dictations.Result result = transcribe(speech(1200), "en");

        assertThat(result.transcript().text()).isEqualTo("Hello 100% there old friend");
        assertThat(result.polished().text()).isEqualTo("HELLO 100% THERE OLD FRIEND");
        assertThat(result.chargedSeconds()).isEqualTo(2);
        assertThat(allowance.used()).isEqualTo(2);
        assertThat(recordings.audio).isEmpty();
        assertThat(rows()).isZero();
        assertThatThrownBy(() -> transcribe(new byte[] {1, 2, 3}, "en"))
                .isInstanceOf(AudioRefusedException.class);
        assertThat(recordings.audio).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void theOneWhoWaitsIsToldTheTextAsItIsHeard() {
        var result = transcribe(speech(1200), "en");

        assertThat(told).containsExactly("Hello 100% there", "old friend");
        assertThat(String.join(" ", told)).isEqualTo(result.transcript().text());
    }

    @Test
    void whoLeavesPaysForWhatWasAnsweredBefore() {
        transcriber.during = () -> Thread.currentThread().interrupt();

        assertThatThrownBy(() -> transcribe(speech(4000), "en"))
                .isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(told).containsExactly("Hello 100% there");
        assertThat(allowance.used()).isEqualTo(2);
        assertThat(allowance.onHold()).isZero();
        assertThat(recordings.audio).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void whoLeavesBeforeAnythingWasAnsweredPaysNothing() {
        transcriber.before =
                () -> {
                    Thread.currentThread().interrupt();
                    throw new CancellationException();
                };

        assertThatThrownBy(() -> transcribe(speech(4000), "en"))
                .isInstanceOf(CancellationException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(allowance.used() + allowance.onHold()).isZero();
        assertThat(rows()).isZero();
    }

    @Test
    void namesAreHarmlessTitles() {
        assertThat(found(submit("../../etc/passwd", speech(100))).summary().title())
                .isEqualTo("passwd");
        assertThat(found(submit("C:\\a\\🎤 说话\n.wav", speech(100))).summary().title())
                .isEqualTo("🎤 说话 .wav");
        assertThat(found(submit("..", speech(100))).summary().title()).isEqualTo("..");
        assertThat(found(submit("x".repeat(500), speech(100))).summary().title()).hasSize(120);
    }

    @Test
    void anotherTenantSeesNothingByAnyRoad() {
        DictationId id = submit("talk.mp3", speech(2000));
        job.run(tenant, id);
        TenantId other = TenantId.random();
        Caller ben = new Caller.Member(other, UUID.randomUUID(), UUID.randomUUID());
        Caller benPosingAsAnna = new Caller.Member(other, anna.id(), UUID.randomUUID());
        for (Caller stranger : new Caller[] {ben, benPosingAsAnna}) {
            currentTenant.runAs(
                    other,
                    () -> {
                        assertThat(library.find(stranger, id)).isEmpty();
                        assertThat(library.segments(stranger, id)).isEmpty();
                        assertThat(library.page(stranger, LibraryFilter.ALL, 0, 10)).isEmpty();
                        assertThat(library.count(stranger, new LibraryFilter("hello", null, false)))
                                .isZero();
                        shelf.trash(stranger, id);
                        shelf.rename(stranger, id, "mine");
                        assertThat(shelf.forget(id)).isEmpty();
                        files.cancel(stranger, id);
                        assertThat(shelf.retry(stranger, id)).isEmpty();
                    });
        }
        job.run(other, id);
        assertThat(found(id).summary().title()).isEqualTo("talk.mp3");
        assertThat(found(id).deleted()).isFalse();
        // A colleague in the same organisation does not read along either.
        Caller colleague = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        assertThat(inTenant(() -> library.find(colleague, id))).isEmpty();
    }

    @Test
    void searchKnowsNoWildcards() {
        DictationId id = submit("100%_done\\.mp3", speech(2000));
        submit("other.mp3", speech(100));
        job.run(tenant, id);

        assertThat(hits("FRIEND")).isEqualTo(1);
        assertThat(hits("100%")).isEqualTo(1);
        assertThat(hits("1_0%")).isZero();
        assertThat(hits("%")).as("a mark is no word").isZero();
        assertThat(hits("_")).isZero();
        assertThat(hits("\\")).isZero();
        assertThat(hits("")).isEqualTo(2);
    }

    @Test
    void trashComesBackUntilItExpires() {
        DictationId id = submit("talk.mp3", speech(2000));
        job.run(tenant, id);
        inTenant(() -> shelf.trash(anna, id));
        assertThat(hits("")).isZero();
        upkeep.emptyTrash();
        inTenant(() -> shelf.restore(anna, id));
        assertThat(hits("")).isEqualTo(1);

        inTenant(() -> shelf.trash(anna, id));
        age("deleted_at", 31 * 24 * 60);
        upkeep.emptyTrash();

        assertThat(rows()).isZero();
        assertThat(recordings.audio).isEmpty();
    }

    @Test
    void whatIsThrownAwayWhileItRunsStops() {
        DictationId id = submit("talk.mp3", speech(2000));
        transcriber.during = () -> shelf.trash(anna, id);

        job.run(tenant, id);

        assertThat(found(id).summary().status()).isEqualTo(Status.CANCELLED);
        assertThat(allowance.used() + allowance.onHold()).isZero();
    }

    @Test
    void aDeadProcessLeavesNothingHeldForCallersWhoWaited() {
        transcriber.during =
                () -> {
                    throw new ProcessDied();
                };
        assertThatThrownBy(() -> transcribe(speech(2000), "en")).isInstanceOf(ProcessDied.class);
        assertThat(allowance.onHold() + allowance.used()).isZero();
        assertThat(rows()).isZero();
    }

    private DictationId submit(String name, byte[] audio) {
        return inTenant(
                () -> files.submit(anna, new ByteArrayInputStream(audio), name, request("en")));
    }

    private Dictations.Result transcribe(byte[] audio, String language) {
        return inTenant(() ->
                files.transcribe(
                        anna,
                        new ByteArrayInputStream(audio),
                        request(language),
                        segments -> segments.forEach(each -> told.add(each.text()))));
    }

    private static FileRequest request(String language) {
        return new FileRequest(language, null, null, 0, Style.STANDARD);
    }

    private DictationDetail found(DictationId id) {
        return inTenant(() -> library.find(anna, id)).orElseThrow();
    }

    private int hits(String search) {
        return inTenant(() -> library.count(anna, new LibraryFilter(search, null, false)));
    }

    private int rows() {
        return system.sql()
                .sql("select count(*) from dictation.dictation where tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    private void age(String column, int minutes) {
        system.sql()
                .sql(
                        "update dictation.dictation set %s = now() - make_interval(mins => ?) where tenant_id = ?"
                                .formatted(column))
                .params(minutes, tenant.value())
                .update();
    }

    private static byte[] speech(int milliseconds) {
        byte[] audio = new byte[2 * milliseconds];
        Arrays.fill(audio, (byte) 1);
        return audio;
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    private void inTenant(Runnable work) {
        currentTenant.runAs(tenant, work);
    }
}
