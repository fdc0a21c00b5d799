package app.sotto.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium whose microphone speaks a clip. {@code ./sotto test} names the installed one in
 * SOTTO_CHROMIUM; without it Playwright downloads its own. Where neither works the tests are
 * skipped in plain sight, or fail where a skip is an error.
 */
public final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Opens a browser that hears {@code clip} (48 kHz mono WAV) once, from the start of recording.
     */
    public static Chromium hearing(Path clip) {
        try {
            var playwright = Playwright.create();
            return new Chromium(playwright, playwright.chromium().launch(options(clip)));
        } catch (PlaywrightException e) {
            if (System.getenv("SOTTO_SKIP_IS_ERROR") != null) {
                throw e;
            }
            Assumptions.abort(
                    "No browser: install Chromium or Chrome, or set SOTTO_CHROMIUM to one. "
                            + e.getMessage());
            throw e;
        }
    }

    public Browser get() {
        return browser;
    }

    private static LaunchOptions options(Path clip) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream",
                                "--autoplay-policy=no-user-gesture-required"));
        arguments.add("--use-file-for-fake-audio-capture=" + clip.toAbsolutePath() + "%noloop");
        var options = new LaunchOptions().setArgs(arguments);
        String installed = System.getenv("SOTTO_CHROMIUM");
        if (installed != null) {
            options.setExecutablePath(Path.of(installed));
        }
        return options;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
