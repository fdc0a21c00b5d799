package app.sotto.accounts.ui;

import com.vaadin.flow.component.Component;
import java.time.Duration;

/** Says how long to wait: in seconds below two minutes, else in minutes rounded up. */
final class Waiting {

    private Waiting() {}

    static String sentence(Component place, Duration wait) {
        var seconds = Math.max(1, wait.toSeconds());
        return seconds < 120
                ? place.getTranslation("accounts.wait.seconds", seconds)
                : place.getTranslation("accounts.wait.minutes", (seconds + 59) / 60);
    }
}
