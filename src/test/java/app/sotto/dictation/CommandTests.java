package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.dictation.Mark.Kind;
import app.sotto.dictation.files.FileJob;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.Preferences;
import app.sotto.dictation.library.Preferences.Preference;
import app.sotto.dictation.live.LiveDictations;
import app.sotto.dictation.rewriting.PuttingBack;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** What is said as a command takes effect in the written text, and the raw text keeps it. */
@ApplicationModuleTest(extraIncludes = {"tenancy", "shell"})
@Import(Neighbours.class)
@ViewPackages(packages = "app.sotto.dictation.ui")
class CommandTests extends SpringBrowserlessTest {

    private static final int SECOND = 16_000;

    private TenantId tenant;
    private Caller.Member anna;
    private final Told told = new Told();

    @Autowired CurrentTenant currentTenant;
    @Autowired Dictations dictations;
    @Autowired AutowireCapableBeanFactory beans;
    @Autowired FileJob job;
    @Autowired Library library;
    @Autowired Preferences preferences;
    @Autowired PuttingBack puttingBack;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakePolisher polisher;
    @Autowired ScriptedLive speech;
    @Autowired FakeSignedIn signedIn;

    @BeforeEach
    void fresh() {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        signedIn.who = anna;
        told.all.clear();
        allowance.reset();
        transcriber.reset();
        polisher.meanwhile = (_, _) -> {};
        speech.says.put(1, "It rains. It pours.");
        speech.says.put(2, "Scratch that.");
        speech.says.put(3, "New line");
        speech.says.put(4, "Goodbye");
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken("anna", null, "ROLE_MEMBER"));
    }

    @AfterEach
    void leave() {
        speech.says.clear();
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void commandsTakeEffectWhileSomebodySpeaks() throws IOException {
        LiveDictation live = begin(true);
        say(live, 1, 0, 2, 0, 3, 0, 4);
        Dictations.Result result = live.finish();

        assertThat(result.transcript().text())
                .isEqualTo("It rains. It pours. Scratch that. New line Goodbye");
        assertThat(result.polished().text()).isEqualTo("IT RAINS.\nGOODBYE");
        assertThat(told.all)
                .containsSubsequence(
                        "obeyed 0 [TAKEN]",
                        "polished 0 IT RAINS. standard",
                        "obeyed 1 [SCRATCH]",
                        "polished 1  standard",
                        "obeyed 2 [LINE]",
                        "polished 2 \n standard",
                        "polished 3 GOODBYE standard")
                .doesNotContain("OVERLAP");
        assertThat(found(live.id()).polished()).isEqualTo("IT RAINS.\nGOODBYE");
        assertThat(segments(live.id()).getFirst().text()).isEqualTo("It rains. It pours.");
    }

    @Test
    void withoutThemEverythingIsWords() throws IOException {
        LiveDictation live = begin(false);
        say(live, 1, 0, 2);

        assertThat(live.finish().polished().text()).isEqualTo("IT RAINS. IT POURS. SCRATCH THAT.");
        assertThat(told.all).noneMatch(one -> one.startsWith("obeyed"));
    }

    @Test
    void withinAVoiceTheyAreWords() throws IOException {
        LiveDictation live = begin(true);
        say(live, 4, 3, 4);

        assertThat(live.finish().polished().text()).isEqualTo("GOODBYE NEW LINE GOODBYE");
    }

    @Test
    void whatIsTakenBackIsNotPolishedInVain() throws Exception {
        var begun = new CountDownLatch(1);
        polisher.meanwhile =
                (text, _) -> {
                    if (text.contains("pours")) {
                        begun.countDown();
                        Thread.sleep(60_000);
                    }
                };
        LiveDictation live = begin(true);
        say(live, 1);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        live.append(SECOND, seconds(0, 2));

        assertThat(live.finish().polished().text()).isEqualTo("IT RAINS.");
        assertThat(told.all).noneMatch(one -> one.contains("POURS"));
    }

    @Test
    void anotherConnectionObeysWhatTheOneBeforeHadNotYet() throws Exception {
        var begun = new CountDownLatch(1);
        polisher.meanwhile =
                (_, _) -> {
                    begun.countDown();
                    Thread.sleep(60_000);
                };
        LiveDictation first = begin(true);
        say(first, 1, 0, 2);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        first.close();
        polisher.meanwhile = (_, _) -> {};

        LiveDictation second =
                inTenant(() ->
                                beans.createBean(LiveDictations.class)
                                        .resume(anna, first.id(), 99, told))
                        .orElseThrow();

        assertThat(second.finish().polished().text()).isEqualTo("IT RAINS.");
    }

    @Test
    void whatWasTakenBackIsPutBack() throws IOException {
        LiveDictation live = begin(true);
        say(live, 4, 0, 1, 0, 2, 0, 3, 0, 4);
        live.finish();
        long before = allowance.settled.size();

        assertThat(putBack(live.id())).isTrue();

        assertThat(found(live.id()).polished()).isEqualTo("GOODBYE IT RAINS. IT POURS.\nGOODBYE");
        assertThat(segments(live.id()).get(1).polished()).isEqualTo("IT RAINS. IT POURS.");
        assertThat(segments(live.id()).get(1).marks())
                .extracting(Mark::kind)
                .containsExactly(Kind.RESTORED);
        assertThat(allowance.settled).hasSize((int) before + 1);
    }

    @Test
    void filesObeyToo() throws IOException {
        transcriber.says =
                List.of("Dear team. New paragraph. It rains. It pours.", "Scratch that. Bye.");
        DictationId id = file(request().obeying(true));

        assertThat(found(id).polished()).isEqualTo("DEAR TEAM.\n\nIT RAINS. BYE.");
        assertThat(found(id).raw()).contains("New paragraph.").contains("It pours.");
        assertThat(putBack(id)).isTrue();
        assertThat(found(id).polished()).isEqualTo("DEAR TEAM.\n\nIT RAINS. IT POURS. BYE.");
    }

    @Test
    void filesOfWhoDoesNotAskAreHeardAsTheyAre() throws IOException {
        transcriber.says = List.of("Dear team. New paragraph.", "Bye.");

        assertThat(found(file(request())).polished()).isEqualTo("DEAR TEAM. NEW PARAGRAPH. BYE.");
    }

    @Test
    void thePageOfADictationShowsThemAndTakesOneBack() throws IOException {
        transcriber.says = List.of("It rains. It pours.", "Scratch that.");
        DictationId id = file(request().obeying(true));
        currentTenant.runAs(
                tenant,
                () -> {
                    UI.getCurrent().navigate("library/" + id.value());
                    Details obeyed = find(Details.class).single();
                    assertThat(obeyed.getSummaryText()).isEqualTo("One spoken command obeyed");
                    test(obeyed).openDetails();
                    test(find(Button.class).withText("Put it back").single()).click();
                });

        await(() -> "IT RAINS. IT POURS.".equals(found(id).polished()));
    }

    @Test
    void aMemberSwitchesThemOffForGood() {
        assertThat(inTenant(() -> preferences.of(anna)).commands()).isTrue();
        currentTenant.runAs(
                tenant,
                () -> preferences.remember(anna, new Preference("en", Style.STANDARD, false)));
        assertThat(inTenant(() -> preferences.of(anna)).commands()).isFalse();
    }

    private boolean putBack(DictationId id) {
        DictationDetail one = found(id);
        FinalSegment said =
                segments(id).stream()
                        .filter(each ->
                                each.marks().stream().anyMatch(mark -> mark.kind() == Kind.TAKEN))
                        .findFirst()
                        .orElseThrow();
        Mark taken =
                said.marks().stream()
                        .filter(mark -> mark.kind() == Kind.TAKEN)
                        .findFirst()
                        .orElseThrow();
        return inTenant(() -> puttingBack.putBack(anna, one, said, taken));
    }

    private LiveDictation begin(boolean commands) {
        var request =
                new LiveRequest(
                        "en",
                        null,
                        null,
                        Style.STANDARD,
                        SECOND,
                        TurnDetection.SERVER_VAD,
                        true,
                        commands);
        return inTenant(() -> dictations.begin(anna, request, told));
    }

    private static FileRequest request() {
        return new FileRequest("en", null, null, 0, Style.STANDARD);
    }

    private DictationId file(FileRequest request) {
        byte[] audio = new byte[4000];
        Arrays.fill(audio, (byte) 1);
        return inTenant(() -> {
            var id = dictations.submit(anna, new ByteArrayInputStream(audio), "talk.wav", request);
            job.run(tenant, id);
            return id;
        });
    }

    private static void say(LiveDictation live, int... words) throws IOException {
        live.append(0, seconds(words));
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

    private static void await(BooleanSupplier done) {
        for (int i = 0; i < 500 && !done.getAsBoolean(); i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(done.getAsBoolean()).isTrue();
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
