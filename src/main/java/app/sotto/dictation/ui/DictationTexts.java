package app.sotto.dictation.ui;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.editing.Editing;
import app.sotto.dictation.editing.Edition;
import app.sotto.dictation.editing.Passage;
import app.sotto.dictation.editing.Texts;
import app.sotto.dictation.editing.Version;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.Status;
import app.sotto.polish.Polished;
import app.sotto.tenancy.Caller;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The texts of a dictation: which of them is shown, and whether it is edited. */
final class DictationTexts extends Div {

    /** Which text to show. */
    enum View {
        EDITED,
        POLISHED,
        BOTH,
        RAW
    }

    private final transient Caller caller;
    private final transient Texts texts;
    private final transient Editing editing;
    private final transient Consumer<Version> shown;
    private final RadioButtonGroup<View> view = new RadioButtonGroup<>();
    private final Div tools = new Div();
    private final Player player;
    private transient @Nullable DictationDetail one;
    private transient List<Edition> editions = List.of();
    private boolean writing;
    private int earlier;
    private @Nullable View chosen;

    /**
     * @param shown told which version is shown, and so is taken away
     */
    DictationTexts(Caller caller, Texts texts, Editing editing, Consumer<Version> shown) {
        this.caller = caller;
        this.texts = texts;
        this.editing = editing;
        this.shown = shown;
        player = new Player(change -> editing.change(caller, id(), change));
        addClassName("sotto-dictation-texts");
        view.setItemLabelGenerator(each -> getTranslation("dictation.view." + each));
        view.setAriaLabel(getTranslation("dictation.view"));
        view.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                chosen = event.getValue();
                earlier = 0;
                writing = false;
                arrange();
            }
        });
        tools.addClassName("sotto-text-tools");
        add(tools, player);
    }

    void show(DictationDetail now) {
        boolean first = one == null;
        one = now;
        boolean recording = now.summary().status() == Status.RECORDING;
        player.play(
                "library/" + id().value(),
                now.recording() != null && !recording,
                now.recording() == null && !recording,
                Objects.requireNonNullElse(now.summary().duration(), Duration.ZERO));
        editions = texts.edited(caller, id());
        if (!first) {
            player.renew();
        }
        arrange();
    }

    private DictationId id() {
        return current().summary().id();
    }

    private DictationDetail current() {
        return Objects.requireNonNull(one);
    }

    private boolean polished() {
        return current().polished() != null;
    }

    private void arrange() {
        offer();
        Version left = left();
        Version right = view.getValue() == View.BOTH ? Version.POLISHED : null;
        player.show(left, right, writing);
        player.setTools(head(left), right == null ? null : head(right));
        tools.removeAll();
        if (views().size() > 1) {
            tools.add(view);
        }
        if (current().summary().status() == Status.COMPLETED && !current().deleted()) {
            tools.add(actions(left));
        }
        shown.accept(taken());
    }

    /** What a person chose stays, as long as it is there; else the best there is. */
    private void offer() {
        List<View> views = views();
        view.setItems(views);
        view.setValue(chosen != null && views.contains(chosen) ? chosen : views.getFirst());
    }

    private List<View> views() {
        var views = new ArrayList<View>();
        if (!editions.isEmpty()) {
            views.add(View.EDITED);
        }
        if (polished()) {
            views.add(View.BOTH);
            views.add(View.POLISHED);
        }
        views.add(View.RAW);
        return views;
    }

    private Version left() {
        return switch (view.getValue()) {
            case EDITED -> earlier > 0 ? Version.edited(earlier) : editions.getFirst().version();
            case POLISHED -> Version.POLISHED;
            case BOTH, RAW -> Version.SPOKEN;
        };
    }

    /** What is edited, restored or taken away: of two texts the better one. */
    private Version taken() {
        return view.getValue() == View.BOTH ? Version.POLISHED : left();
    }

    private Component actions(Version left) {
        var actions = new Div();
        actions.addClassName("sotto-actions");
        if (writing) {
            actions.add(primary("dictation.edit.done", () -> write(false)));
            return actions;
        }
        boolean newest = left.equals(Version.edited(newest()));
        if (newest || editions.isEmpty()) {
            actions.add(primary("dictation.edit", this::begin));
        }
        if (Editing.restorable(taken(), editions)) {
            actions.add(new Button(getTranslation("dictation.edit.restore"), _ -> restore()));
        }
        if (editions.size() > 1) {
            actions.add(earlierOnes());
        }
        return actions;
    }

    private int newest() {
        return editions.isEmpty() ? 0 : editions.getFirst().number();
    }

    private Button primary(String key, Runnable action) {
        var button = new Button(getTranslation(key), _ -> action.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private Component earlierOnes() {
        var menu = new MenuBar();
        var list = menu.addItem(getTranslation("dictation.edit.earlier")).getSubMenu();
        var told = new Told(this);
        for (Edition each : editions) {
            String when = told.when(each.changedAt());
            String key = each.number() == newest() ? "dictation.edit.now" : "dictation.edit.before";
            list.addItem(getTranslation(key, when), _ -> look(each.number()));
        }
        return menu;
    }

    private void look(int number) {
        earlier = number == newest() ? 0 : number;
        chosen = View.EDITED;
        arrange();
    }

    private void begin() {
        open(editing.begin(caller, id(), taken()));
    }

    private void restore() {
        open(editing.restore(caller, id(), taken()));
    }

    private void open(OptionalInt begun) {
        if (begun.isPresent()) {
            earlier = 0;
            chosen = View.EDITED;
            write(true);
        }
    }

    private void write(boolean on) {
        writing = on;
        editions = texts.edited(caller, id());
        arrange();
    }

    private Component head(Version version) {
        String kind = version.kind().name();
        var head =
                new Div(
                        new H2(getTranslation("dictation.text." + kind)),
                        new CopyButton("dictation.copy." + kind, () -> text(version)));
        head.addClassName("sotto-section-head");
        return version.kind() == Version.Kind.POLISHED ? new Div(head, by()) : head;
    }

    private String text(Version version) {
        return switch (version.kind()) {
            case SPOKEN -> current().raw();
            case POLISHED -> Objects.requireNonNullElse(current().polished(), "");
            case EDITED ->
                    texts.find(caller, id(), version).stream()
                            .flatMap(found -> found.passages().stream())
                            .map(Passage::text)
                            .collect(Collectors.joining("\n"));
        };
    }

    /** Who polished it and how; where the raw text stands, why. */
    private Component by() {
        var by = new Span();
        by.addClassNames("sotto-muted", "sotto-polished-by");
        DictationDetail now = current();
        if (now.polishOutcome() != null && now.polishOutcome() != Polished.Outcome.POLISHED) {
            by.setText(getTranslation("dictation.polish." + now.polishOutcome()));
        } else if (now.style() != null && now.polishEngine() != null) {
            String style = getTranslation("dictation.style." + now.style().key());
            by.setText(
                    now.polishEngine().equals(Polished.RULES)
                            ? getTranslation("dictation.polish.rules", style)
                            : getTranslation("dictation.polish.model", style, now.polishEngine()));
        }
        return by;
    }
}
