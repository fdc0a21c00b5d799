package app.sotto.dictation.ui;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.dictionary.Csv;
import app.sotto.dictation.dictionary.Dictionary;
import app.sotto.dictation.dictionary.Term;
import app.sotto.tenancy.Caller;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;

/** One's own words and the organisation's: add, change, find them, and try what they do. */
@Route("dictionary")
@Menu(title = "dictionary.menu", order = 3, icon = "vaadin:open-book")
@StyleSheet("dictation.css")
@PermitAll
class DictionaryView extends Div implements HasDynamicTitle {

    private static final int UNDO_MILLIS = 8_000;

    /** More of them are found by searching. */
    private static final int SHOWN = 200;

    private final transient Dictionary dictionary;
    private final transient Caller caller;
    private final boolean manages;
    private final TextField search = new TextField();
    private final Paragraph count = new Paragraph();
    private final Div lines = new Div();
    private final Trial trial;
    private transient List<Term> terms = List.of();

    DictionaryView(Dictionary dictionary, SignedIn signedIn) {
        this.dictionary = dictionary;
        caller = signedIn.require();
        manages = dictionary.sharesWithAll(caller);
        trial = new Trial(() -> dictionary.vocabulary(caller));
        addClassNames("sotto-page", "narrow", "sotto-dictionary");
        var what = new Paragraph(getTranslation("dictionary.what"));
        what.addClassName("sotto-muted");
        lines.addClassName("sotto-lines");
        count.addClassName("sotto-muted");
        count.getElement().setAttribute("role", "status");
        add(
                new H1(getTranslation("dictionary.title")),
                new DictionaryTabs(DictionaryView.class),
                what,
                trial,
                tools(),
                count,
                lines);
        look();
    }

    private Component tools() {
        search.setPlaceholder(getTranslation("dictionary.search"));
        search.setAriaLabel(getTranslation("dictionary.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(_ -> show());
        var add = new Button(getTranslation("dictionary.add"), _ -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        var tools = new Div(search, add, csv());
        tools.addClassName("sotto-library-tools");
        return tools;
    }

    private CsvMenu csv() {
        return new CsvMenu("dictionary", () -> Csv.written(terms), this::kept, manages, this::look);
    }

    private boolean kept(List<String> row, boolean shared) {
        try {
            dictionary.keep(caller, Term.of(shared, row.getFirst(), row.subList(1, row.size())));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void look() {
        terms = dictionary.of(caller);
        trial.again();
        show();
    }

    private void show() {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<Term> found = terms.stream().filter(term -> holds(term, wanted)).toList();
        lines.removeAll();
        if (terms.isEmpty()) {
            lines.add(empty());
        }
        found.stream().limit(SHOWN).map(this::line).forEach(lines::add);
        count.setVisible(!terms.isEmpty());
        count.setText(
                found.size() > SHOWN
                        ? getTranslation("dictionary.count.more", SHOWN, found.size())
                        : getTranslation("dictionary.count", found.size()));
    }

    private static boolean holds(Term term, String wanted) {
        return wanted.isEmpty()
                || term.written().toLowerCase(Locale.ROOT).contains(wanted)
                || term.heard().stream()
                        .anyMatch(form -> form.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Three that show what a dictionary is for; each is one press away. */
    private Component empty() {
        var examples = new Div();
        examples.addClassName("sotto-examples");
        for (String number : List.of("1", "2", "3")) {
            String written = getTranslation("dictionary.example." + number);
            String heard = getTranslation("dictionary.example." + number + ".heard");
            var term = Term.of(false, written, List.of(heard));
            examples.add(
                    new Button(
                            getTranslation("dictionary.example", heard, written),
                            VaadinIcon.PLUS.create(),
                            _ -> keep(term)));
        }
        var empty =
                new Div(
                        new H2(getTranslation("dictionary.empty")),
                        new Paragraph(getTranslation("dictionary.empty.what")),
                        examples);
        empty.addClassName("sotto-empty");
        return empty;
    }

    private Component line(Term term) {
        var written = new Span(term.written());
        written.addClassName("sotto-line-title");
        var head = new Div(written);
        head.addClassName("sotto-line-head");
        if (term.shared()) {
            head.add(new Badge(getTranslation("dictionary.shared")));
        }
        var text = new Div(head);
        text.addClassName("sotto-line-text");
        if (!term.heard().isEmpty()) {
            String forms = String.join(getTranslation("dictionary.comma"), term.heard());
            var heard = new Span(getTranslation("dictionary.heard", forms));
            heard.addClassNames("sotto-line-facts", "sotto-muted");
            text.add(heard);
        }
        var line = new Div(text);
        line.addClassName("sotto-line");
        if (!term.shared() || manages) {
            line.add(
                    button(VaadinIcon.PENCIL, "dictionary.edit", term, () -> edit(term)),
                    button(VaadinIcon.TRASH, "dictionary.delete", term, () -> delete(term)));
        }
        return line;
    }

    private Button button(VaadinIcon icon, String key, Term term, Runnable action) {
        var button = new Button(icon.create(), _ -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key, term.written()));
        button.setTooltipText(getTranslation(key, term.written()));
        return button;
    }

    private void add() {
        new TermDialog(Term.of(false, "", List.of()), true, manages, this::keep).open();
    }

    private void edit(Term term) {
        new TermDialog(term, false, manages, this::keep).open();
    }

    private void keep(Term term) {
        dictionary.keep(caller, term);
        look();
    }

    private void delete(Term term) {
        dictionary.remove(caller, term);
        look();
        var notice = new Notification();
        notice.setDuration(UNDO_MILLIS);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        var undo = new Button(getTranslation("dictation.undo"));
        undo.setDisableOnClick(true);
        undo.addClickListener(_ -> {
            keep(term);
            notice.close();
        });
        notice.add(new Span(getTranslation("dictionary.deleted", term.written())), undo);
        notice.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("dictionary.title");
    }
}
