package app.sotto.gateway.realtime;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.browser.Chromium;
import app.sotto.browser.Clip;
import app.sotto.dictation.AllowanceSpentException;
import app.sotto.gateway.realtime.FakeDictations.FakeLive;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.transcription.Transcript;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.socket.CloseStatus;

/** The recorder in a real browser with real speech, against the Realtime door and scripted ears. */
@Tag("browser")
@SpringBootTest(
        classes = {RealtimeSlice.class, RecorderPage.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.web.resources.static-locations=file:target/recorder-page/")
class RecorderTests {

    /**
     * Reads along with what the audio thread hands to the page. The browser's made-up microphone
     * stumbles on a busy machine; between here and the server not a sample may differ.
     */
    private static final String TAP =
            """
            window.AudioWorkletNode = class extends AudioWorkletNode {
                constructor(...all) {
                    super(...all);
                    this.port.addEventListener("message", ({ data }) => {
                        if (data.pcm) {
                            tapped(btoa(String.fromCharCode(...new Uint8Array(data.pcm.buffer))));
                        }
                    });
                }
            };
            window.microphones = [];
            const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
            navigator.mediaDevices.getUserMedia = async (wish) => {
                const stream = await open(wish);
                microphones.push(...stream.getAudioTracks());
                return stream;
            };
            """;

    private static Chromium chromium;

    private final ByteArrayOutputStream spoken = new ByteArrayOutputStream();

    @Autowired FakeDictations dictations;
    @Autowired RecorderPage server;
    @Autowired RealtimeHandler handler;
    @LocalServerPort int port;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void openBrowser() throws Exception {
        Process build =
                new ProcessBuilder(
                                "node",
                                "node_modules/vite/bin/vite.js",
                                "build",
                                "src/test/frontend/recorder")
                        .inheritIO()
                        .start();
        assertThat(build.waitFor()).isZero();
        chromium = Chromium.hearing(Clip.microphone());
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openPage() {
        dictations.reset();
        server.away.set(false);
        context =
                chromium.get()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setPermissions(
                                                List.of(
                                                        "microphone",
                                                        "clipboard-read",
                                                        "clipboard-write")));
        spoken.reset();
        context.exposeFunction("tapped", piece -> keep((String) piece[0]));
        context.addInitScript(TAP);
        page = context.newPage();
        page.navigate("http://localhost:" + port + "/index.html");
    }

    @AfterEach
    void closePage() {
        context.close();
    }

    @Test
    void showsWordsWhileTheyAreSpokenAndPolishedOnesBesideThem() {
        dictations.script = RecorderTests::hearTwoSentences;
        button("Start dictating").click();
        assertThat(page.getByText("and so my fel")).isVisible();
        assertThat(region("As spoken").getByText("and so my fellow americans")).isVisible();
        assertThat(region("Polished").getByText("And so, my fellow Americans:")).isVisible();
        assertThat(page.getByText("demonstration engine")).isVisible();
        assertThat(page.getByText("Polished by basic clean-up rules")).isVisible();
        assertThat(page.getByText("3 s behind your voice")).isVisible();
        assertThat(page.getByText("this style needs a text model").first()).isVisible();
        picture("recorder-recording");
        button("Stop").click();
        page.waitForFunction("document.title.startsWith('finished')");
        assertThat(page.getByText("Finished and saved")).isVisible();
        page.waitForTimeout(500);
        assertThat(page.getByText("A recording was interrupted")).isHidden();
        picture("recorder-finished");
        button("Copy the text as spoken").click();
        assertThat(page.evaluate("navigator.clipboard.readText()"))
                .isEqualTo("and so my fellow americans ask not");
    }

    @Test
    void startsAndStopsByTheKeyboard() {
        page.keyboard().press("Control+Shift+D");
        assertThat(button("Stop")).isVisible();
        button("Stop").focus();
        page.waitForTimeout(500);
        page.keyboard().press("Space");
        page.waitForFunction("document.title.startsWith('finished')");
        assertThat(button("Start dictating")).isEnabled();
    }

    @Test
    void pausesAndGoesOn() {
        dictations.script = RecorderTests::hearTwoSentences;
        button("Start dictating").click();
        record(2);
        page.keyboard().press("Escape");
        assertThat(page.getByText("Paused", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.waitForTimeout(1_500);
        long paused = dictations.latest.received();
        picture("recorder-paused");
        page.waitForTimeout(1_000);
        assertThat(dictations.latest.received()).isEqualTo(paused);
        button("Go on").click();
        assertThat(button("Pause")).isVisible();
        page.waitForCondition(() -> dictations.latest.received() > paused + 16_000);
        button("Pause").click();
        button("Stop").click();
        page.waitForFunction("document.title.startsWith('finished')");
        assertThat(dictations.dictations).hasSize(1);
    }

    @Test
    void goesOnWithAnotherMicrophoneWhenItsOwnIsUnplugged() {
        button("Start dictating").click();
        record(2);
        page.evaluate("microphones.at(-1).dispatchEvent(new Event('ended'))");
        assertThat(page.getByText("The microphone was disconnected; listening to")).isVisible();
        long then = dictations.latest.received();
        page.waitForCondition(() -> dictations.latest.received() > then + 16_000);

        page.evaluate(
                """
                () => {
                    window.open1 = navigator.mediaDevices.getUserMedia;
                    navigator.mediaDevices.getUserMedia =
                        () => Promise.reject(new DOMException('none', 'NotFoundError'));
                    microphones.at(-1).dispatchEvent(new Event('ended'));
                }
                """);
        assertThat(page.getByText("connect one to go on")).isVisible();
        picture("recorder-unplugged");
        page.evaluate(
                """
                () => {
                    navigator.mediaDevices.getUserMedia = window.open1;
                    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
                }
                """);
        assertThat(page.getByText("Listening", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        button("Stop").click();
        page.waitForFunction("document.title.startsWith('finished')");
        assertThat(dictations.dictations).hasSize(1);
    }

    @Test
    void canBeMadeSmall() {
        dictations.script = RecorderTests::hearTwoSentences;
        page.evaluate("delete window.documentPictureInPicture");
        button("Start dictating").click();
        button("Floating view").click();
        Locator small = region("Dictation, small");
        assertThat(small.getByText("and so my fellow americans")).isVisible();
        picture("recorder-floating");
        small.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pause")).click();
        assertThat(small.getByText("Paused")).isVisible();
        small.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop")).click();
        page.waitForFunction("document.title.startsWith('finished')");
        button("Close the floating view").click();
        assertThat(small).isHidden();
    }

    @Test
    void losesNoAudioWhenTheConnectionBreaksAndTheClockJumps() {
        button("Start dictating").click();
        record(3);
        server.away.set(true);
        hangUp();
        assertThat(page.getByText("Connection lost; still recording")).isVisible();
        picture("recorder-offline");
        page.waitForTimeout(20_000);
        page.evaluate("() => { const then = Date.now; Date.now = () => then() + 3_600_000; }");
        long lostAt = dictations.latest.received();
        server.away.set(false);
        assertThat(page.getByText("Connection lost")).isHidden(patiently());
        page.waitForCondition(() -> dictations.latest.received() > lostAt + 16 * 16_000);
        button("Stop").click();
        page.waitForFunction("document.title.startsWith('finished')");
        FakeLive live = dictations.latest;
        assertThat(dictations.dictations).hasSize(1);
        assertThat(live.finished).isTrue();
        assertThat(lostAt).isLessThan(live.received());
        everySampleArrived(live);
        assertThat(live.audio.size()).isEqualTo(spoken.size());
    }

    @Test
    void finishesARecordingThatAPageLeftBehind() {
        button("Start dictating").click();
        record(2);
        server.away.set(true);
        hangUp();
        page.waitForTimeout(6_000);
        page.onDialog(dialog -> dialog.accept());
        page.reload();
        assertThat(page.getByText("A recording was interrupted")).isVisible();
        picture("recorder-interrupted");
        server.away.set(false);
        button("Finish it").click();
        page.waitForFunction("document.title.startsWith('finished')");
        FakeLive live = dictations.latest;
        assertThat(live.finished).isTrue();
        assertThat(live.received()).isGreaterThan(6 * 16_000);
        everySampleArrived(live);
        page.reload();
        assertThat(button("Start dictating")).isVisible();
        assertThat(page.getByText("A recording was interrupted")).isHidden();
    }

    @Test
    void beginsAnewWithTheRestWhenTheServerFinishedMeanwhile() {
        button("Start dictating").click();
        record(2);
        FakeLive first = dictations.latest;
        server.away.set(true);
        hangUp();
        page.waitForTimeout(1_000);
        first.finished = true;
        server.away.set(false);
        page.waitForCondition(() -> dictations.latest != first);
        page.waitForTimeout(500);
        button("Stop").click();
        page.waitForFunction("document.title.startsWith('finished')");
        assertThat(dictations.latest.finished).isTrue();
    }

    @Test
    void saysThatMinutesAreUsedUp() {
        dictations.refusal = new AllowanceSpentException(Instant.parse("2030-01-01T00:00:00Z"));
        button("Start dictating").click();
        assertThat(
                        page.getByText(
                                Pattern.compile(
                                        "This month’s minutes are used up; they renew on .*20(29|30)")))
                .isVisible();
        assertThat(button("Start dictating")).isEnabled();
    }

    @Test
    void saysThatTheMicrophoneIsBlocked() {
        try (BrowserContext blocked = chromium.get().newContext()) {
            Page other = blocked.newPage();
            other.addInitScript(
                    "navigator.mediaDevices.getUserMedia = () => Promise.reject(new"
                            + " DOMException('no', 'NotAllowedError'))");
            other.navigate("http://localhost:" + port + "/index.html");
            other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start dictating"))
                    .click();
            assertThat(other.getByText("The microphone is blocked")).isVisible();
        }
    }

    @Test
    void canBeUsedByEveryone() {
        dictations.script = RecorderTests::hearTwoSentences;
        button("Start dictating").click();
        assertThat(page.getByText("this style needs a text model").first()).isVisible();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            picture("recorder-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
            assertThat(new AxeBuilder(page).include("sotto-recorder").analyze().getViolations())
                    .as("%s", scheme)
                    .isEmpty();
        }
    }

    @Test
    void fitsAPhone() {
        dictations.script = RecorderTests::hearTwoSentences;
        page.setViewportSize(390, 844);
        button("Start dictating").click();
        assertThat(region("Polished").getByText("And so, my fellow Americans:")).isVisible();
        assertThat(region("As spoken")).isHidden();
        picture("recorder-phone");
        button("As spoken").click();
        assertThat(region("As spoken")).isVisible();
        button("Both").click();
        assertThat(region("As spoken")).isVisible();
        assertThat(region("Polished").locator("ins").first()).isVisible();
        assertThat((Boolean) page.evaluate("document.body.scrollWidth <= innerWidth")).isTrue();
    }

    private static void hearTwoSentences(FakeLive live) {
        switch ((int) (live.received() / 1_600)) {
            case 3 -> live.events.speechStarted(Duration.ofMillis(200));
            case 5 -> live.events.partial("and so my fel");
            case 12 -> {
                live.events.segment(0, segment("and so my fellow americans", 1_000), 1);
                live.events.polished(0, polished("And so, my fellow Americans:", true));
                live.events.partial("ask");
            }
            case 16 -> {
                live.events.agreed(1, "ask not");
                live.events.lag(Duration.ofSeconds(3));
                live.events.segment(1, segment("ask not", 1_500), 1);
                live.events.polished(1, polished("ask not", false));
                live.events.partial("what your coun");
            }
            default -> {
                if (live.received() > 40_000) {
                    live.events.partial("");
                }
            }
        }
        live.result =
                new app.sotto.dictation.Dictations.Result(
                        new Transcript(
                                "en",
                                Duration.ZERO,
                                Duration.ZERO,
                                "scripted",
                                List.of(
                                        segment("and so my fellow americans", 1_000),
                                        segment("ask not", 1_500))),
                        null,
                        new app.sotto.usage.Receipt(2, 0, 200, 0));
    }

    private static Transcript.Segment segment(String text, long endMs) {
        return new Transcript.Segment(
                Duration.ZERO, Duration.ofMillis(endMs), text, null, List.of());
    }

    private static Polished polished(String text, boolean done) {
        return new Polished(
                text,
                Style.STANDARD,
                Polished.RULES,
                done ? Polished.Outcome.POLISHED : Polished.Outcome.KEPT_RAW_NEEDS_MODEL,
                0,
                0);
    }

    private void record(int seconds) {
        page.waitForCondition(
                () ->
                        dictations.latest != null
                                && dictations.latest.received() >= seconds * 16_000L,
                new Page.WaitForConditionOptions().setTimeout(20_000));
    }

    private static LocatorAssertions.IsHiddenOptions patiently() {
        return new LocatorAssertions.IsHiddenOptions().setTimeout(15_000);
    }

    private void hangUp() {
        handler.open().forEach(socket -> socket.hangUp(CloseStatus.GOING_AWAY));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", name + ".png")));
    }

    /** The server has what the microphone gave, sample by sample. */
    private void everySampleArrived(FakeLive live) {
        byte[] arrived = live.audio.toByteArray();
        assertThat(arrived).isEqualTo(Arrays.copyOf(spoken.toByteArray(), arrived.length));
    }

    private @Nullable Object keep(String piece) {
        spoken.writeBytes(Base64.getDecoder().decode(piece));
        return null;
    }
}
