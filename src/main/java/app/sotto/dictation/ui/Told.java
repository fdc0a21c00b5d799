package app.sotto.dictation.ui;

import app.sotto.dictation.library.DictationSummary;
import app.sotto.dictation.library.Progress;
import app.sotto.dictation.library.Status;
import app.sotto.dictation.library.Trouble;
import app.sotto.transcription.Lacking;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a dictation is told in a reader's words. */
final class Told {

    private final Component page;

    Told(Component page) {
        this.page = page;
    }

    String title(DictationSummary one) {
        if (one.title() != null) {
            return one.title();
        }
        return page.getTranslation(
                one.status() == Status.RECORDING
                        ? "dictation.title.recording"
                        : "dictation.title.none");
    }

    /** When, how long, and through which door. */
    String facts(DictationSummary one) {
        String facts = when(one.createdAt());
        if (one.duration() != null) {
            facts += " · " + clock(one.duration());
        }
        return facts + " · " + page.getTranslation("dictation.origin." + one.origin());
    }

    String when(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale())
                .withZone(zone())
                .format(time);
    }

    /** What is going on, or why there is no text; empty when all is well. */
    Optional<String> state(DictationSummary one) {
        return switch (one.status()) {
            case RECORDING -> Optional.of(page.getTranslation("dictation.state.RECORDING"));
            case QUEUED -> Optional.of(queued(one.trouble()));
            case RUNNING -> Optional.of(running(one.progress()));
            case CANCELLED -> Optional.of(page.getTranslation("dictation.state.CANCELLED"));
            case FAILED, COMPLETED ->
                    one.filling() == null
                            ? Optional.ofNullable(one.trouble())
                                    .map(why -> page.getTranslation("dictation.trouble." + why))
                            : Optional.of(
                                    page.getTranslation("dictation.filling." + one.filling()));
        };
    }

    /** That there are no minutes, and until when; the day in the reader's own zone. */
    String spent(Instant renewsAt) {
        return page.getTranslation("dictation.rest.spent", day(renewsAt));
    }

    private String day(Instant time) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale())
                .withZone(zone())
                .format(time);
    }

    /** What to install, so that this can be heard. */
    String lacking(Lacking what) {
        return switch (what) {
            case Lacking.Language(String code, String install) ->
                    page.getTranslation(
                            "dictation.lacking.language",
                            Locale.of(code).getDisplayLanguage(locale()),
                            install);
            case Lacking.Model(String model) ->
                    page.getTranslation("dictation.lacking.model", model);
        };
    }

    private String queued(@Nullable Trouble before) {
        return page.getTranslation(
                before == null ? "dictation.state.QUEUED" : "dictation.state.again");
    }

    private String running(@Nullable Progress progress) {
        if (progress == null) {
            return page.getTranslation("dictation.state.RUNNING");
        }
        String stage = page.getTranslation("dictation.stage." + progress.stage());
        return progress.left(Instant.now())
                .map(left -> stage + " · " + page.getTranslation("dictation.left", clock(left)))
                .orElse(stage);
    }

    /** 1:05, or 1:02:03 from an hour on. */
    static String clock(Duration time) {
        long seconds = (time.toMillis() + 500) / 1000;
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private Locale locale() {
        return ui().map(UI::getLocale).orElse(Locale.ENGLISH);
    }

    /** Also before the page is attached: what it shows at first is written then. */
    private Optional<UI> ui() {
        return page.getUI().or(() -> Optional.ofNullable(UI.getCurrent()));
    }

    /** The browser's zone, once it has told. */
    ZoneId zone() {
        return zoneId().map(ZoneId::of).orElse(ZoneId.systemDefault());
    }

    /** What the browser calls its zone, once it has told. */
    Optional<String> zoneId() {
        return ui().map(ui -> ui.getPage().getExtendedClientDetails())
                .map(details -> details.getTimeZoneId())
                .filter(id -> id != null && !id.isEmpty());
    }
}
