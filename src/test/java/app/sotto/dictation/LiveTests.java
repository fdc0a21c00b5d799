package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.dictation.files.FileJob;
import app.sotto.dictation.files.Upkeep;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.Status;
import app.sotto.dictation.library.Trouble;
import app.sotto.dictation.live.LiveDictations;
import app.sotto.polish.Style;
import app.sotto.recordings.RecordingRefusedException;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.SpeechUnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;

/** Speech is kept, heard, polished and settled while it is spoken, and survives its connection. */
@ApplicationModuleTest(extraIncludes = "tenancy")
@Import(Neighbours.class)
class LiveTests {

    private static final int SECOND = 16_000;

    private TenantId tenant;
    private Caller anna;
    private final Told told = new Told();

    @Autowired CurrentTenant currentTenant;
    @Autowired Dictations dictations;
    @Autowired AutowireCapableBeanFactory beans;
    @Autowired FileJob job;
    @Autowired Upkeep upkeep;
    @Autowired Library library;
    @Autowired SystemDatabase system;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakeRecordings recordings;
    @Autowired FakePolisher polisher;

    @BeforeEach
    void fresh() {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        allowance.reset();
        transcriber.reset();
        polisher.meanwhile = (_, _) -> {};
        told.all.clear();
        recordings.audio.clear();
    }

    @Test
    void speechBecomesRawAndPolishedTextInTheHistory() throws IOException {
        LiveDictation live = begin();
        say(live, 1, 2, 3);
        Dictations.Result result = live.finish();

        assertThat(result.transcript().text()).isEqualTo("w1 w2 w3");
        assertThat(result.polished().text()).isEqualTo("W1 W2 W3");
        assertThat(result.chargedSeconds()).isEqualTo(3);
        assertThat(live.finish()).isSameAs(result);
        assertThat(told.all)
                .containsSubsequence("started 0", "agreed 0 w1", "segment 0 w1 +1", "agreed 1 w2")
                .containsSubsequence("polished 0 W1 standard", "polished 1 W2 standard")
                .doesNotContain("OVERLAP");
        DictationDetail done = found(live.id());
        assertThat(done.summary().status()).isEqualTo(Status.COMPLETED);
        assertThat(done.summary().title()).isEqualTo("W1 W2 W3");
        assertThat(done.sampleRate()).isEqualTo(SECOND);
        assertThat(segments(live.id()))
                .extracting(FinalSegment::polished)
                .containsExactly("W1", "W2", "W3");
        assertThat(allowance.used()).isEqualTo(3);
        assertThat(allowance.onHold()).isZero();
    }

    @Test
    void aBrokenConnectionIsTakenUpAtAnotherInstance() throws IOException {
        LiveDictation first = begin();
        say(first, 1, 2);
        first.append(2L * SECOND, half(seconds(3)));
        first.close();

        LiveDictation second = elsewhere(anna, first.id()).orElseThrow();
        assertThat(second.received()).isEqualTo(2 * SECOND + SECOND / 2);
        second.append(2L * SECOND, seconds(3, 4)); // the first half again: kept and heard once
        Dictations.Result result = second.finish();

        assertThat(result.transcript().text()).isEqualTo("w1 w2 w3 w4");
        assertThat(result.polished().text()).isEqualTo("W1 W2 W3 W4");
        assertThat(result.chargedSeconds()).isEqualTo(4);
        assertThat(segments(first.id()))
                .extracting(FinalSegment::index)
                .containsExactly(0, 1, 2, 3);
        assertThat(allowance.used()).isEqualTo(4);
        assertThat(allowance.settled).hasSize(1);
        assertThat(recordings.audio.values().iterator().next().size()).isEqualTo(2 * 4 * SECOND);
    }

    @Test
    void whatTheConnectionBeforeCouldNotDeliverIsToldAgain() throws IOException {
        LiveDictation first = begin();
        say(first, 1, 2, 3);
        await(() -> told.all.contains("polished 2 W3 standard"));
        first.close();
        told.all.clear();

        inTenant(() -> beans.createBean(LiveDictations.class).resume(anna, first.id(), 1, told))
                .orElseThrow()
                .finish();

        assertThat(told.all)
                .containsSubsequence("segment 1 w2 +0", "segment 2 w3 +0")
                .containsOnlyOnce("polished 0 W1 standard", "polished 2 W3 standard")
                .doesNotContain("segment 0 w1 +0");
    }

    @Test
    void theConnectionThatWasTakenOverWritesNothing() throws IOException {
        LiveDictation first = begin();
        say(first, 1);
        LiveDictation second = elsewhere(anna, first.id()).orElseThrow();

        assertThatThrownBy(() -> first.append(SECOND, seconds(7)));
        second.append(SECOND, seconds(2));
        first.close();

        assertThat(second.finish().transcript().segments()).hasSize(2);
        assertThat(found(first.id()).summary().status()).isEqualTo(Status.COMPLETED);
        assertThat(allowance.used()).isEqualTo(2);
        assertThat(elsewhere(anna, first.id())).isEmpty();
    }

    @Test
    void voicesWithoutWordsAreChargedAfterACutAsAtTheEnd() throws IOException {
        LiveDictation first = begin();
        say(first, 1, ScriptedLive.COUGH, 2);
        first.close();
        assertThat(elsewhere(anna, first.id()).orElseThrow().finish().chargedSeconds())
                .isEqualTo(3);

        LiveDictation second = inTenant(() -> dictations.begin(anna, request("en", false), told));
        say(second, ScriptedLive.COUGH, 1, ScriptedLive.COUGH);
        second.leave();

        assertThat(allowance.used()).isEqualTo(3 + 3);
        assertThat(allowance.onHold()).isZero();
    }

    @Test
    void nobodyElseTakesItUp() throws IOException {
        LiveDictation live = begin();
        Caller colleague = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        assertThat(elsewhere(colleague, live.id())).isEmpty();
        TenantId other = TenantId.random();
        Caller stranger = new Caller.Member(other, anna.id(), UUID.randomUUID());
        currentTenant.runAs(
                other,
                () -> {
                    try {
                        assertThat(dictations.resume(stranger, live.id(), 0, told)).isEmpty();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
        live.close();
    }

    @Test
    void whatNobodyComesBackToIsFinishedFromTheKeptAudio() throws IOException {
        LiveDictation live = begin();
        say(live, 1, 2);
        live.append(2L * SECOND, half(seconds(3)));
        live.close();
        upkeep.sweep();
        assertThat(found(live.id()).summary().status()).isEqualTo(Status.RECORDING);

        lastHeard(live.id(), 3);
        upkeep.sweep();
        assertThat(found(live.id()).summary().status()).isEqualTo(Status.QUEUED);
        assertThat(elsewhere(anna, live.id())).isEmpty();
        job.run(tenant, live.id());

        DictationDetail done = found(live.id());
        assertThat(done.summary().status()).isEqualTo(Status.COMPLETED);
        assertThat(done.raw()).isEqualTo("w1 w2 Hello 100% there old friend");
        assertThat(done.polished()).isEqualTo("W1 W2 HELLO 100% THERE OLD FRIEND");
        // A WAV header and half a second, rather than all of it again.
        assertThat(transcriber.heardBytes).containsExactly(44L + SECOND);
        assertThat(segments(live.id()).get(2).start()).hasSeconds(2);
        assertThat(allowance.settled).hasSize(1);
        assertThat(allowance.onHold()).isZero();
    }

    @Test
    void minutesThatRunOutStopRecognitionButKeepTheAudio() throws IOException {
        allowance.limit = 3;
        LiveDictation live = begin();
        say(live, 1, 2, 3, 4, 5, 6);
        Dictations.Result result = live.finish();

        assertThat(told.all).contains("exhausted " + FakeAllowance.RENEWS);
        assertThat(result.transcript().segments()).hasSizeBetween(3, 4);
        assertThat(found(live.id()).summary().trouble()).isEqualTo(Trouble.ALLOWANCE_RAN_OUT);
        assertThat(recordings.audio.values().iterator().next().size()).isEqualTo(2 * 6 * SECOND);
        assertThatThrownBy(this::begin).isInstanceOf(AllowanceSpentException.class);
        assertThat(recordings.audio).hasSize(1);
    }

    @Test
    void aLongVoiceHoldsMoreInSteps() throws IOException {
        LiveDictation live = begin();
        assertThat(allowance.onHold()).isEqualTo(60);
        int[] words = new int[70];
        java.util.Arrays.fill(words, 5);
        say(live, words);
        assertThat(allowance.onHold()).isBetween(100L, 160L);
        live.finish();
        assertThat(allowance.used()).isEqualTo(70);
        assertThat(allowance.onHold()).isZero();
    }

    @Test
    void aSecondTabIsToldToWait() throws IOException {
        LiveDictation live = begin();
        assertThatThrownBy(this::begin)
                .isInstanceOf(AlreadyDictatingException.class)
                .hasMessageContaining("another tab");
        assertThat(recordings.audio).hasSize(1);
        live.close();
        begin().finish();
    }

    @Test
    void theStyleCanChangeWhileSpeaking() throws IOException {
        LiveDictation live = begin();
        say(live, 1);
        live.style(Style.FORMAL);
        live.append(SECOND, seconds(2));
        assertThat(live.finish().polished().style()).isEqualTo(Style.FORMAL);
        assertThat(told.all).contains("polished 1 W2 formal");
        assertThat(found(live.id()).style()).isEqualTo(Style.FORMAL);
    }

    @Test
    void aNewStyleBreaksOffWhatIsPolishedInTheOneBefore() throws Exception {
        var begun = new CountDownLatch(1);
        polisher.meanwhile =
                (_, style) -> {
                    if (style == Style.STANDARD) {
                        begun.countDown();
                        Thread.sleep(60_000);
                    }
                };
        LiveDictation live = begin();
        say(live, 1);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        live.style(Style.FORMAL);
        assertThat(live.finish().polished().text()).isEqualTo("W1");
        assertThat(told.all).contains("polished 0 W1 formal").doesNotContain("polished 0 w1");
    }

    @Test
    void fewAreAskedForAtOnceAndAllAreToldInOrder() throws IOException {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var second = new CountDownLatch(1);
        polisher.meanwhile =
                (text, _) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    if (text.equals("w1")) {
                        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
                    } else {
                        second.countDown();
                    }
                    now.decrementAndGet();
                };
        LiveDictation live = begin();
        say(live, 1, 2, 3, 4, 5, 6);
        live.finish();
        assertThat(most).hasValue(2);
        assertThat(told.all.stream().filter(one -> one.startsWith("polished")).toList())
                .containsExactly(
                        "polished 0 W1 standard",
                        "polished 1 W2 standard",
                        "polished 2 W3 standard",
                        "polished 3 W4 standard",
                        "polished 4 W5 standard",
                        "polished 5 W6 standard");
    }

    @Test
    void whatWasBrokenOffIsPolishedWhereTheDictationGoesOn() throws Exception {
        var begun = new CountDownLatch(1);
        polisher.meanwhile =
                (_, _) -> {
                    begun.countDown();
                    Thread.sleep(60_000);
                };
        LiveDictation first = begin();
        say(first, 1);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        first.close();
        polisher.meanwhile = (_, _) -> {};

        LiveDictation second = elsewhere(anna, first.id()).orElseThrow();
        second.append(SECOND, seconds(2));

        assertThat(second.finish().polished().text()).isEqualTo("W1 W2");
        assertThat(told.all).containsOnlyOnce("polished 0 W1 standard");
    }

    @Test
    void silenceIsNotCharged() throws IOException {
        LiveDictation live = begin();
        say(live, 0, 0, 0);
        assertThat(live.finish().chargedSeconds()).isZero();
        assertThat(found(live.id()).summary().trouble()).isEqualTo(Trouble.SILENT);
        assertThat(allowance.used() + allowance.onHold()).isZero();
    }

    @Test
    void aProgramsSpeechIsNotKept() throws IOException {
        Caller key = new Caller.Key(tenant, UUID.randomUUID());
        LiveDictation live = inTenant(() -> dictations.begin(key, request("en", false), told));
        say(live, 1, 2);
        assertThat(live.finish().transcript().text()).isEqualTo("w1 w2");
        assertThat(recordings.audio).isEmpty();
        assertThat(rows()).isZero();
        assertThat(allowance.used()).isEqualTo(2);
    }

    @Test
    void aProgramThatWentAwayIsChargedForWhatWasAnswered() throws IOException {
        Caller key = new Caller.Key(tenant, UUID.randomUUID());
        LiveDictation live = inTenant(() -> dictations.begin(key, request("en", false), told));
        say(live, 1, 2);
        live.close();
        lastHeard(live.id(), 10);
        upkeep.sweep();
        assertThat(rows()).isZero();
        assertThat(recordings.audio).isEmpty();
        assertThat(allowance.used()).isEqualTo(2);
    }

    @Test
    void gapsAndHalfSamplesAreRefused() throws IOException {
        LiveDictation live = begin();
        assertThatThrownBy(() -> live.append(SECOND, seconds(1)))
                .isInstanceOf(RecordingRefusedException.class);
        assertThatThrownBy(() -> live.append(0, new byte[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(live.received()).isZero();
        live.close();
        assertThatThrownBy(() -> live.append(0, seconds(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLanguageWithoutEngineIsRefusedBeforeAnythingStarts() {
        assertThatThrownBy(() -> inTenant(() -> dictations.begin(anna, request("zh", true), told)))
                .isInstanceOf(SpeechUnavailableException.class);
        assertThat(recordings.audio).isEmpty();
        assertThat(rows()).isZero();
    }

    private static void await(BooleanSupplier done) {
        for (int i = 0; i < 500 && !done.getAsBoolean(); i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private LiveDictation begin() {
        return inTenant(() -> dictations.begin(anna, request("en", true), told));
    }

    /** Through a bean that knows nothing of the first connection. */
    private Optional<LiveDictation> elsewhere(Caller caller, DictationId id) {
        return inTenant(() -> beans.createBean(LiveDictations.class).resume(caller, id, 99, told));
    }

    private static LiveRequest request(String language, boolean keep) {
        return new LiveRequest(
                language, null, null, Style.STANDARD, SECOND, TurnDetection.SERVER_VAD, keep);
    }

    /** In pieces of a tenth of a second, as a recorder sends them. */
    private static void say(LiveDictation live, int... words) throws IOException {
        byte[] pcm = seconds(words);
        int piece = SECOND / 5;
        for (int at = 0; at < pcm.length; at += piece) {
            live.append(
                    at / 2,
                    java.util.Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + piece)));
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

    private static byte[] half(byte[] pcm) {
        return java.util.Arrays.copyOf(pcm, pcm.length / 2);
    }

    private DictationDetail found(DictationId id) {
        return inTenant(() -> library.find(anna, id)).orElseThrow();
    }

    private java.util.List<FinalSegment> segments(DictationId id) {
        return inTenant(() -> library.segments(anna, id));
    }

    private int rows() {
        return system.sql()
                .sql("select count(*) from dictation.dictation where tenant_id = ?")
                .param(tenant.value())
                .query(Integer.class)
                .single();
    }

    private void lastHeard(DictationId id, int minutes) {
        system.sql()
                .sql(
                        "update dictation.dictation set heartbeat_at = now() - make_interval(mins => ?)"
                                + " where id = ?")
                .params(minutes, id.value())
                .update();
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
