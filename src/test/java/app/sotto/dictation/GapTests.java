package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.dictation.events.DictationCompleted;
import app.sotto.dictation.files.FileJob;
import app.sotto.dictation.files.Upkeep;
import app.sotto.dictation.gaps.FillingJob;
import app.sotto.dictation.gaps.FillingQueue;
import app.sotto.dictation.gaps.GapUpkeep;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.Filling;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Gaps;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.Shelf;
import app.sotto.dictation.library.Status;
import app.sotto.dictation.library.Trouble;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.TranscriptionFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.storage.StorageProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.AssertablePublishedEvents;

/** Nothing that was spoken and kept stays unrecognised. */
@ApplicationModuleTest(extraIncludes = "tenancy")
@Import(Neighbours.class)
class GapTests {

    private static final int SECOND = 16_000;

    private TenantId tenant;
    private Caller anna;
    private final Told told = new Told();

    @Autowired CurrentTenant currentTenant;
    @Autowired Dictations dictations;
    @Autowired FileJob fileJob;
    @Autowired FillingJob job;
    @Autowired FillingQueue queue;
    @Autowired GapUpkeep gapUpkeep;
    @Autowired Upkeep upkeep;
    @Autowired Library library;
    @Autowired Gaps gaps;
    @Autowired Shelf shelf;
    @Autowired StorageProvider jobs;
    @Autowired SystemDatabase system;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
    @Autowired ScriptedLive live;
    @Autowired FakeRecordings recordings;

    @BeforeEach
    void fresh() {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        allowance.reset();
        transcriber.reset();
        live.nodesAway = false;
        recordings.audio.clear();
    }

    @Test
    void partsThatNoNodeTookComeByThemselvesAndInTheirPlace(AssertablePublishedEvents events)
            throws IOException {
        DictationId id = spokenWithNodesAwayInTheMiddle();

        assertThat(found(id).raw()).isEqualTo("w1 w4");
        assertThat(found(id).summary().status()).isEqualTo(Status.COMPLETED);
        assertThat(found(id).summary().trouble()).isEqualTo(Trouble.PARTS_MISSING);
        assertThat(found(id).summary().filling()).isEqualTo(Filling.State.WAITING);
        assertThat(found(id).summary().restWanted()).isFalse();
        assertThat(allowance.used()).isEqualTo(2);
        assertThat(allowance.onHold()).isZero();
        assertThat(events.ofType(DictationCompleted.class).matching(this::mine)).isEmpty();
        List<FinalSegment> before = segments(id);

        job.run(tenant, id);

        DictationDetail whole = found(id);
        assertThat(whole.raw()).isEqualTo("w1 Hello 100% there old friend w4");
        assertThat(whole.polished()).isEqualTo("W1 HELLO 100% THERE OLD FRIEND W4");
        assertThat(whole.summary().trouble()).isNull();
        assertThat(whole.summary().filling()).isNull();
        assertThat(whole.summary().lacking()).isFalse();
        assertThat(whole.chargedSeconds()).isEqualTo(4);
        assertThat(segments(id)).containsAll(before);
        assertThat(segments(id)).isSortedAccordingTo((a, b) -> a.start().compareTo(b.start()));
        assertThat(segments(id).get(1).start()).hasSeconds(1);
        assertThat(allowance.used()).isEqualTo(4);
        assertThat(allowance.settled).hasSize(2);
        assertThat(allowance.onHold()).isZero();
        assertThat(events.ofType(DictationCompleted.class).matching(this::mine)).hasSize(1);
    }

    @Test
    void onlyTheMissingAudioIsHeardAgainAndOnlyOnce() throws IOException {
        DictationId id = spokenWithNodesAwayInTheMiddle();
        job.run(tenant, id);
        job.run(tenant, id);

        // Two neighbouring gaps in one request, from where the first begins.
        assertThat(transcriber.transcriptions).hasValue(1);
        assertThat(transcriber.heardBytes).containsExactly(44L + 2 * 3 * SECOND);
        assertThat(allowance.used()).isEqualTo(4);
    }

    @Test
    void whileNodesStayAwayItGoesOnWaiting() throws IOException {
        DictationId id = spokenWithNodesAwayInTheMiddle();
        transcriber.before =
                () -> {
                    throw new TranscriptionFailedException("No node.", new IllegalStateException());
                };
        for (int i = 0; i < 8; i++) {
            job.run(tenant, id);
        }

        assertThat(found(id).summary().filling()).isEqualTo(Filling.State.WAITING);
        assertThat(found(id).raw()).isEqualTo("w1 w4");
        assertThat(allowance.used()).isEqualTo(2);
        assertThat(allowance.onHold()).isZero();
        transcriber.reset();
        job.run(tenant, id);
        assertThat(found(id).summary().trouble()).isNull();
    }

    @Test
    void theSweepEnqueuesItOnceANodeIsThere() throws Exception {
        DictationId id = spokenWithNodesAwayInTheMiddle();
        jobs.deletePermanently(job(id, 1)); // as if its process had died before it was made
        transcriber.ready = false;
        gapUpkeep.sweep();
        assertThatThrownBy(() -> jobs.getJobById(job(id, 1)))
                .isInstanceOf(JobNotFoundException.class);

        transcriber.ready = true;
        gapUpkeep.sweep();
        assertThat(jobs.getJobById(job(id, 1)).getState()).isEqualTo(StateName.ENQUEUED);
        assertThat(jobs.getJobById(job(id, 1)).getJobDetails().getJobParameterValues())
                .containsExactly(tenant, id);
    }

    @Test
    void whatADeadProcessLeftIsTakenUp() throws IOException {
        DictationId id = spokenWithNodesAwayInTheMiddle();
        transcriber.before =
                () -> {
                    throw new ProcessDied();
                };
        assertThatThrownBy(() -> job.run(tenant, id)).isInstanceOf(ProcessDied.class);
        assertThat(found(id).summary().filling()).isEqualTo(Filling.State.RUNNING);
        assertThat(allowance.onHold()).isEqualTo(2);
        transcriber.reset();
        system.sql()
                .sql(
                        "update dictation.dictation set heartbeat_at = now() - interval '1 hour'"
                                + " where id = ?")
                .param(id.value())
                .update();

        gapUpkeep.sweep();
        assertThat(found(id).summary().filling()).isEqualTo(Filling.State.WAITING);
        assertThat(allowance.onHold()).isZero();
        job.run(tenant, id);
        assertThat(found(id).chargedSeconds()).isEqualTo(4);
        assertThat(allowance.used()).isEqualTo(4);
    }

    @Test
    void afterTheMinutesRanOutNothingMoreIsHeardUntilAPersonAsks(AssertablePublishedEvents events)
            throws IOException {
        DictationId id = spokenUntilMinutesRanOut();
        assertThat(found(id).summary().filling()).isNull();
        assertThat(found(id).summary().restWanted()).isTrue();
        assertThat(events.ofType(DictationCompleted.class).matching(this::mine)).hasSize(1);
        gapUpkeep.sweep();
        job.run(tenant, id);
        assertThat(transcriber.transcriptions).hasValue(0);

        assertThatThrownBy(() -> inTenant(() -> ask(id)))
                .isInstanceOf(AllowanceSpentException.class);
        assertThat(found(id).summary().filling()).isNull();

        allowance.limit = 100;
        String before = found(id).raw();
        inTenant(() -> ask(id));
        inTenant(() -> ask(id));
        assertThat(found(id).summary().filling()).isEqualTo(Filling.State.WAITING);
        job.run(tenant, id);

        assertThat(found(id).raw()).isEqualTo(before + " Hello 100% there old friend");
        assertThat(found(id).summary().trouble()).isNull();
        assertThat(found(id).summary().restWanted()).isFalse();
        assertThat(found(id).chargedSeconds()).isEqualTo(6);
        assertThat(allowance.used()).isEqualTo(6);
    }

    @Test
    void tooFewMinutesForTheRestLeaveItAsItWas() throws IOException {
        DictationId id = spokenUntilMinutesRanOut();
        allowance.limit = allowance.used() + 1;
        inTenant(() -> ask(id));
        job.run(tenant, id);

        assertThat(found(id).summary().trouble()).isEqualTo(Trouble.ALLOWANCE_RAN_OUT);
        assertThat(found(id).summary().restWanted()).isTrue();
        assertThat(transcriber.transcriptions).hasValue(0);
        assertThat(allowance.onHold()).isZero();
    }

    @Test
    void aRestThatIsSilentIsClosedWithoutCharge() throws IOException {
        DictationId id = spokenUntilMinutesRanOut();
        long used = allowance.used();
        recordings.audio.values().iterator().next().reset();
        recordings.audio.values().iterator().next().writeBytes(seconds(0, 0, 0, 0, 0, 0));
        allowance.limit = 100;
        inTenant(() -> ask(id));
        job.run(tenant, id);

        assertThat(found(id).summary().trouble()).isNull();
        assertThat(inTenant(() -> gaps.of(id))).isEmpty();
        assertThat(allowance.used()).isEqualTo(used);
        assertThat(transcriber.transcriptions).hasValue(0);
    }

    @Test
    void whatIsDeletedWaitsForItsRestoration() throws IOException {
        DictationId id = spokenWithNodesAwayInTheMiddle();
        inTenant(() -> {
            shelf.trash(anna, id);
            return true;
        });
        job.run(tenant, id);
        assertThat(transcriber.transcriptions).hasValue(0);
        inTenant(() -> {
            shelf.restore(anna, id);
            return true;
        });
        job.run(tenant, id);
        assertThat(found(id).raw()).isEqualTo("w1 Hello 100% there old friend w4");
    }

    @Test
    void nobodyElseAsksForTheRest() throws IOException {
        DictationId id = spokenUntilMinutesRanOut();
        allowance.limit = 100;
        Caller colleague = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        inTenant(() -> {
            queue.ask(colleague, id);
            return true;
        });
        assertThat(found(id).summary().filling()).isNull();
    }

    @Test
    void whereNobodyCameBackThePartsBeforeAreNotForgotten() throws IOException {
        LiveDictation one = begin();
        say(one, 1);
        live.nodesAway = true;
        one.append(SECOND, seconds(2));
        live.nodesAway = false;
        one.append(2L * SECOND, seconds(3));
        live.nodesAway = true;
        one.append(3L * SECOND, seconds(4)); // after all that is final: heard again anyway
        one.close();
        system.sql()
                .sql(
                        "update dictation.dictation set heartbeat_at = now() - interval '1 hour'"
                                + " where id = ?")
                .param(one.id().value())
                .update();
        upkeep.sweep();
        fileJob.run(tenant, one.id());

        assertThat(found(one.id()).raw()).isEqualTo("w1 w3 Hello 100% there old friend");
        assertThat(found(one.id()).summary().filling()).isEqualTo(Filling.State.WAITING);
        long used = allowance.used();
        job.run(tenant, one.id());
        assertThat(found(one.id()).raw())
                .isEqualTo("w1 Hello 100% there old friend w3 Hello 100% there old friend");
        assertThat(found(one.id()).polished())
                .isEqualTo("W1 HELLO 100% THERE OLD FRIEND W3 HELLO 100% THERE OLD FRIEND");
        assertThat(allowance.used()).isEqualTo(used + 1);
    }

    @Test
    void aDictationOfWhichNothingWasHeardIsNamedOnceItIs() throws IOException {
        live.nodesAway = true;
        LiveDictation one = begin();
        say(one, 1, 2);
        one.finish();
        assertThat(found(one.id()).chargedSeconds()).isZero();
        assertThat(found(one.id()).summary().title()).isNull();

        job.run(tenant, one.id());
        assertThat(found(one.id()).summary().title()).isEqualTo("HELLO 100% THERE OLD FRIEND");
        assertThat(found(one.id()).chargedSeconds()).isEqualTo(2);
        assertThat(found(one.id()).summary().trouble()).isNull();
    }

    private boolean mine(DictationCompleted event) {
        return event.tenant().equals(tenant.value());
    }

    private DictationId spokenWithNodesAwayInTheMiddle() throws IOException {
        LiveDictation one = begin();
        say(one, 1);
        live.nodesAway = true;
        one.append(SECOND, seconds(2, 3));
        live.nodesAway = false;
        one.append(3L * SECOND, seconds(4));
        one.finish();
        return one.id();
    }

    private DictationId spokenUntilMinutesRanOut() throws IOException {
        allowance.limit = 3;
        LiveDictation one = begin();
        say(one, 1, 2, 3, 4, 5, 6);
        one.finish();
        return one.id();
    }

    private boolean ask(DictationId id) {
        queue.ask(anna, id);
        return true;
    }

    private static UUID job(DictationId id, int round) {
        return UUID.nameUUIDFromBytes(
                (id.value() + "/" + round).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private LiveDictation begin() {
        return inTenant(() ->
                dictations.begin(
                        anna,
                        new LiveRequest(
                                "en",
                                null,
                                null,
                                Style.STANDARD,
                                SECOND,
                                TurnDetection.SERVER_VAD,
                                true),
                        told));
    }

    private static void say(LiveDictation live, int... words) throws IOException {
        byte[] pcm = seconds(words);
        int piece = SECOND / 5;
        for (int at = 0; at < pcm.length; at += piece) {
            live.append(at / 2, java.util.Arrays.copyOfRange(pcm, at, at + piece));
        }
    }

    private static byte[] seconds(int... words) {
        ByteBuffer pcm =
                ByteBuffer.allocate(2 * SECOND * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : words) {
            for (int i = 0; i < SECOND; i++) {
                pcm.putShort((short) word);
            }
        }
        return pcm.array();
    }

    private DictationDetail found(DictationId id) {
        return inTenant(() -> library.find(anna, id)).orElseThrow();
    }

    private List<FinalSegment> segments(DictationId id) {
        return inTenant(() -> library.segments(anna, id));
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
