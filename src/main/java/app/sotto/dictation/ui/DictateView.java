package app.sotto.dictation.ui;

import app.sotto.accounts.ClientSecrets;
import app.sotto.accounts.SignedIn;
import app.sotto.dictation.Dictations;
import app.sotto.dictation.commands.Snippets;
import app.sotto.dictation.library.DictationSummary;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.LibraryFilter;
import app.sotto.dictation.library.Preferences;
import app.sotto.dictation.library.Preferences.Preference;
import app.sotto.dictation.library.Scripts;
import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.shell.kit.Background;
import app.sotto.shell.kit.Watching;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcriber.Options;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Home: speak, or drop a file, and watch it become text. */
@Route("dictate")
@Menu(title = "dictation.menu.dictate", order = 1, icon = "vaadin:microphone")
@StyleSheet("dictation.css")
@PermitAll
class DictateView extends Div implements HasDynamicTitle {

    private static final int LATEST = 6;

    private final transient Transcriber transcriber;
    private final transient Polisher polisher;
    private final transient Library library;
    private final transient Preferences preferences;
    private final transient Snippets snippets;
    private final transient Background background;
    private final transient CurrentTenant tenant;
    private final transient Handling handling;
    private final transient Caller caller;
    private final ScriptPicker script;
    private final Recorder recorder;
    private final Paragraph engine = new Paragraph();
    private final Div latest = new Div();
    private transient Preference preference;

    DictateView(
            Dictations dictations,
            Transcriber transcriber,
            Polisher polisher,
            Library library,
            Preferences preferences,
            Scripts scripts,
            Snippets snippets,
            ClientSecrets secrets,
            SignedIn signedIn,
            Background background,
            CurrentTenant tenant,
            Handling handling) {
        this.transcriber = transcriber;
        this.polisher = polisher;
        this.library = library;
        this.preferences = preferences;
        this.snippets = snippets;
        this.background = background;
        this.tenant = tenant;
        this.handling = handling;
        caller = signedIn.require();
        preference = preferences.of(caller);
        script = new ScriptPicker(scripts, caller);
        recorder = new Recorder(() -> secrets.issue(caller).secret());
        addClassNames("sotto-page", "narrow", "sotto-dictate");
        add(
                new H1(getTranslation("dictation.dictate")),
                pickers(),
                desk(),
                new FileDrop(dictations, caller, () -> preference, this::showLatest),
                history());
        tellEngine();
    }

    private Component pickers() {
        var pickers = new Pickers(preference, polisher, this::chosen);
        pickers.addComponentAtIndex(2, script); // beside style and language
        return pickers;
    }

    private Component desk() {
        engine.addClassNames("sotto-muted", "sotto-engine");
        recorder.addFinishedListener(_ -> showLatest());
        recorder.addStartedListener(_ -> showLatest());
        var desk = new Div(recorder, engine);
        if (handling.keepsNothing()) {
            var nothing = new Paragraph(getTranslation("dictation.retention.dictate"));
            nothing.addClassName("sotto-engine");
            desk.add(nothing);
        }
        desk.addClassNames("sotto-card", "sotto-desk");
        return desk;
    }

    private Component history() {
        var all = new Anchor("library", getTranslation("dictation.latest.all"));
        all.setRouterIgnore(false);
        var head = new Div(new H2(getTranslation("dictation.latest")), all);
        head.addClassName("sotto-section-head");
        latest.addClassName("sotto-lines");
        var history = new Div(head, latest);
        history.addClassName("sotto-latest");
        return history;
    }

    private void chosen(Preference newPreference) {
        preference = newPreference;
        preferences.remember(caller, newPreference);
        tellEngine();
    }

    /** Which engines will serve, called what they are; or what to install for this language. */
    private void tellEngine() {
        recorder.setLanguage(preference.language());
        script.offerFor(preference.language());
        recorder.setStyle(preference.style());
        recorder.setCommands(preference.commands());
        String rules =
                preference.style() != null && polisher.engine().equals(Polished.RULES)
                        ? getTranslation("dictation.engine.rules")
                        : "";
        try {
            var heardBy = transcriber.engine(Options.of(preference.language()));
            String key = heardBy.demo() ? "dictation.engine.demo" : "dictation.engine.model";
            String heard = getTranslation(key, heardBy.displayName());
            engine.setText(getTranslation("dictation.engines", heard, rules).strip());
            engine.removeClassName("failed");
        } catch (SpeechUnavailableException e) {
            engine.setText(new Told(this).lacking(e.lacking()));
            engine.addClassName("failed");
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        new Told(this).zoneId().ifPresent(zone -> snippets.rememberZone(caller, zone));
        Watching.start(
                this,
                background,
                tenant,
                this::look,
                lines -> lines.stream().anyMatch(DictationSummary::busy),
                this::show);
    }

    private List<DictationSummary> look() {
        return library.page(caller, LibraryFilter.ALL, 0, LATEST);
    }

    private void showLatest() {
        show(look());
    }

    private void show(List<DictationSummary> lines) {
        latest.removeAll();
        if (lines.isEmpty()) {
            var empty = new Paragraph(getTranslation("dictation.latest.empty"));
            empty.addClassName("sotto-muted");
            latest.add(empty);
        }
        lines.forEach(line ->
                latest.add(new DictationLine(this, line, false, handling, this::showLatest)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("dictation.dictate");
    }
}
