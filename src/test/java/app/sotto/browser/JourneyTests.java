package app.sotto.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What a stranger does on the first day, by clicking: the whole application, real speech, real
 * text.
 */
@WholeApplication
class JourneyTests {

    /** The demo engine may be slower than speech where the machine is busy. */
    private static final double ENGINE_PATIENCE_MS = 240_000;

    /** Words of the clip, in order: what it makes of a microphone differs from time to time. */
    private static final int ENOUGH = 3;

    private static Chromium chromium;

    @LocalServerPort int port;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.hearing(Clip.microphone());
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void speaksAndFindsTheTextAgain() {
        try (var anna = visitor();
                var ben = visitor()) {
            anna.signUp("Anna");
            anna.button("Start dictating").click();
            anna.page.waitForTimeout(14_000);
            anna.picture("dictate-recording");
            anna.button("Stop").click();
            assertThat(anna.page.getByText("Finished and saved")).isVisible(patiently());
            assertThat(anna.page.getByText("59 minutes left")).isVisible(patiently());
            anna.picture("dictate-finished");
            assertThat(Clip.wordsIn(anna.region("As spoken").innerText()))
                    .isGreaterThanOrEqualTo(ENOUGH);
            assertThat(Clip.wordsIn(anna.region("Polished").innerText()))
                    .isGreaterThanOrEqualTo(ENOUGH);

            String id = openNewest(anna);
            anna.picture("dictation");
            assertThat(Clip.wordsIn(anna.read("library/" + id + "/export/text.txt")))
                    .isGreaterThanOrEqualTo(ENOUGH);
            assertThat(anna.read("library/" + id + "/export/text.srt")).contains(" --> ");
            assertThat(anna.read("library/" + id + "/export/text.vtt")).startsWith("WEBVTT");
            assertThat(anna.read("library/" + id + "/export/text.json")).startsWith("{");

            ben.signUp("Ben");
            ben.open("library/" + id);
            assertThat(ben.page.getByText("There is no such page")).isVisible();
            assertThat(ben.status("library/" + id + "/export/text.txt")).isEqualTo(404);
            assertThat(ben.status("library/" + id + "/audio")).isEqualTo(404);
        }
    }

    @Test
    void dropsAFileAndReadsIt() {
        try (var clara = visitor()) {
            clara.signUp("Clara");
            clara.page.locator("input[type=file]").setInputFiles(Clip.file());
            String id = openNewest(clara);
            assertThat(clara.page.getByText("country").first()).isVisible(patiently());
            clara.picture("dictation-file");
            clara.page.locator("sotto-player .left li button").last().click();
            clara.page.waitForFunction(
                    "() => document.querySelector('sotto-player').shadowRoot.querySelector('audio')"
                            + ".currentTime > 0.3");
            assertThat(clara.page.locator("sotto-player .left li[aria-current=true]")).hasCount(1);
            editsIt(clara);
            clara.picture("dictation-edited");
            assertThat(clara.read("library/" + id + "/export/edited.txt"))
                    .contains("Ask again\n\nhere");
            assertThat(clara.read("library/" + id + "/export/text.txt"))
                    .doesNotContain("Ask again");
        }
    }

    /** By keyboard, once it has begun. */
    private static void editsIt(Visitor clara) {
        var keys = clara.page.keyboard();
        var passages = clara.page.locator("sotto-player .left li");
        clara.button("Edit").click();
        clara.page.locator("sotto-player .left li [role=button]").first().focus();
        int before = passages.count();
        keys.press("Enter");
        keys.type(" Ask again here");
        keys.press("Control+ArrowLeft");
        keys.press("Enter");
        assertThat(passages).hasCount(before + 1);
        keys.press("Control+z");
        assertThat(passages).hasCount(before);
        keys.press("Control+Shift+z");
        assertThat(passages).hasCount(before + 1);
        keys.press("Escape");
        assertThat(clara.page.getByText("All changes are saved")).isVisible();
        clara.button("Done").click();
    }

    @Test
    void isToldWhatIsWrongWithAFile() {
        try (var dora = visitor()) {
            dora.signUp("Dora");
            dora.page.locator("input[type=file]").setInputFiles(Path.of("pom.xml"));
            assertThat(dora.page.getByText("This is no audio or video file").first()).isVisible();
        }
    }

    private Visitor visitor() {
        return new Visitor(
                chromium,
                "http://localhost:" + port,
                new NewContextOptions().setLocale("en-US").setViewportSize(1280, 850));
    }

    private static String openNewest(Visitor visitor) {
        var newest = visitor.page.locator("a[href^='library/']").first();
        newest.click();
        visitor.page.waitForURL(Pattern.compile(".*/library/[0-9a-f-]{36}"));
        assertThat(visitor.page.getByRole(AriaRole.HEADING).first()).isVisible();
        return visitor.page.url().replaceFirst(".*/", "");
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(ENGINE_PATIENCE_MS);
    }
}
