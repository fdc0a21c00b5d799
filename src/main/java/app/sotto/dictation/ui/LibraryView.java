package app.sotto.dictation.ui;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.Retention;
import app.sotto.dictation.library.DictationSummary;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.LibraryFilter;
import app.sotto.dictation.library.Origin;
import app.sotto.shell.kit.Background;
import app.sotto.shell.kit.Watching;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The history: search it, open it, clear it up. */
@Route("library")
@Menu(title = "dictation.menu.library", order = 2, icon = "vaadin:records")
@StyleSheet("dictation.css")
@PermitAll
class LibraryView extends Div implements HasDynamicTitle {

    private static final int WATCHED = 30;

    /** Which part of the history is shown. */
    private enum Part {
        ALL,
        LIVE,
        FILE,
        TRASH;

        @Nullable Origin origin() {
            return switch (this) {
                case LIVE -> Origin.LIVE;
                case FILE -> Origin.FILE;
                case ALL, TRASH -> null;
            };
        }
    }

    private final transient Library library;
    private final transient Background background;
    private final transient CurrentTenant tenant;
    private final transient Handling handling;
    private final transient Caller caller;
    private final TextField search = new TextField();
    private final Select<Part> part = new Select<>();
    private final Grid<DictationSummary> lines = new Grid<>();
    private final Div empty = new Div();
    private final HistoryMenu archives = new HistoryMenu();
    private transient CallbackDataProvider<DictationSummary, Void> provider;
    private transient List<DictationSummary> watched = List.of();

    LibraryView(
            Library library,
            SignedIn signedIn,
            Background background,
            CurrentTenant tenant,
            Handling handling,
            Retention retention) {
        this.library = library;
        this.background = background;
        this.tenant = tenant;
        this.handling = handling;
        caller = signedIn.require();
        provider =
                new CallbackDataProvider<>(
                        query ->
                                library
                                        .page(caller, filter(), query.getOffset(), query.getLimit())
                                        .stream(),
                        _ -> library.count(caller, filter()),
                        DictationSummary::id);
        addClassNames("sotto-page", "sotto-library");
        add(new H1(getTranslation("dictation.library")), kept(retention), tools(), empty, lines);
        prepareLines();
        refresh();
    }

    private Component kept(Retention retention) {
        var more = new Anchor("library/retention", getTranslation("dictation.retention.link"));
        more.setRouterIgnore(false);
        var kept = new Paragraph(new RetentionWords(this).holds(retention.current()) + " ");
        kept.add(more);
        kept.addClassNames("sotto-muted", "sotto-kept-how-long");
        return kept;
    }

    private Component tools() {
        search.setPlaceholder(getTranslation("dictation.search"));
        search.setAriaLabel(getTranslation("dictation.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(200);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(_ -> refresh());
        part.setItems(Part.values());
        part.setItemLabelGenerator(one -> getTranslation("dictation.part." + one));
        part.setAriaLabel(getTranslation("dictation.part"));
        part.setValue(Part.ALL);
        part.addValueChangeListener(_ -> refresh());
        var tools = new Div(search, part, archives);
        tools.addClassName("sotto-library-tools");
        return tools;
    }

    private void prepareLines() {
        lines.addThemeVariants(GridVariant.NO_BORDER);
        lines.setSelectionMode(Grid.SelectionMode.NONE);
        lines.addComponentColumn(
                        one -> new DictationLine(this, one, inTrash(), handling, this::refresh))
                .setFlexGrow(1);
        lines.setDataProvider(provider);
        lines.getElement().setProperty("accessibleName", getTranslation("dictation.library"));
        empty.addClassName("sotto-empty");
    }

    private boolean inTrash() {
        return part.getValue() == Part.TRASH;
    }

    private LibraryFilter filter() {
        return new LibraryFilter(search.getValue(), part.getValue().origin(), inTrash());
    }

    private void refresh() {
        boolean nothing = library.count(caller, filter()) == 0;
        lines.setVisible(!nothing);
        empty.setVisible(nothing);
        archives.setVisible(!nothing || !search.isEmpty() || part.getValue() != Part.ALL);
        if (nothing) {
            tellWhyEmpty();
        }
        provider.refreshAll();
    }

    private void tellWhyEmpty() {
        empty.removeAll();
        if (!search.isEmpty()) {
            empty.add(new Paragraph(getTranslation("dictation.empty.search", search.getValue())));
        } else if (inTrash()) {
            empty.add(new Paragraph(getTranslation("dictation.empty.trash")));
        } else {
            var first = new Anchor("dictate", getTranslation("dictation.empty.first"));
            first.setRouterIgnore(false);
            empty.add(new Paragraph(getTranslation("dictation.empty.history")), first);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Watching.start(
                this,
                background,
                tenant,
                () -> library.page(caller, LibraryFilter.ALL, 0, WATCHED),
                seen -> seen.stream().anyMatch(DictationSummary::busy),
                this::changed);
    }

    /** New ones need the whole list; one that went on needs its own line only. */
    private void changed(List<DictationSummary> seen) {
        var before = watched;
        watched = seen;
        if (!ids(before).equals(ids(seen))) {
            refresh();
            return;
        }
        for (int i = 0; i < seen.size(); i++) {
            if (!Objects.equals(before.get(i), seen.get(i))) {
                provider.refreshItem(seen.get(i));
            }
        }
    }

    private static List<?> ids(List<DictationSummary> lines) {
        return lines.stream().map(DictationSummary::id).toList();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("dictation.library");
    }
}
