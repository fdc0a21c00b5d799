package app.sotto.dictation.ui;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.commands.Snippet;
import app.sotto.dictation.commands.Snippets;
import app.sotto.dictation.dictionary.Csv;
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
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Texts that stand where a phrase was said: one's own and the organisation's. */
@Route("dictionary/snippets")
@StyleSheet("dictation.css")
@PermitAll
class SnippetsView extends Div implements HasDynamicTitle {

    private static final int UNDO_MILLIS = 8_000;

    private final transient Snippets snippets;
    private final transient Caller caller;
    private final boolean manages;
    private final TextField search = new TextField();
    private final Paragraph count = new Paragraph();
    private final Div lines = new Div();
    private transient List<Snippet> all = List.of();

    SnippetsView(Snippets snippets, SignedIn signedIn) {
        this.snippets = snippets;
        caller = signedIn.require();
        manages = snippets.sharesWithAll(caller);
        addClassNames("sotto-page", "narrow", "sotto-dictionary");
        var what = new Paragraph(getTranslation("snippets.what"));
        what.addClassName("sotto-muted");
        lines.addClassName("sotto-lines");
        count.addClassName("sotto-muted");
        count.getElement().setAttribute("role", "status");
        add(
                new H1(getTranslation("dictionary.title")),
                new DictionaryTabs(SnippetsView.class),
                what,
                tools(),
                count,
                lines);
        look();
    }

    private Component tools() {
        search.setPlaceholder(getTranslation("snippets.search"));
        search.setAriaLabel(getTranslation("snippets.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(_ -> show());
        var add = new Button(getTranslation("snippets.add"), _ -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        var csv = new CsvMenu("snippets", this::table, this::kept, manages, this::look);
        var tools = new Div(search, add, csv);
        tools.addClassName("sotto-library-tools");
        return tools;
    }

    /** A line a snippet: its text, then what is said for it. */
    private String table() {
        return Csv.table(
                all.stream()
                        .map(one ->
                                Stream.concat(Stream.of(one.text()), one.phrases().stream())
                                        .toList())
                        .toList());
    }

    private boolean kept(List<String> row, boolean shared) {
        try {
            snippets.keep(caller, Snippet.of(shared, row.getFirst(), row.subList(1, row.size())));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void look() {
        all = snippets.of(caller);
        show();
    }

    private void show() {
        String wanted = search.getValue().strip().toLowerCase(Locale.ROOT);
        List<Snippet> found = all.stream().filter(one -> holds(one, wanted)).toList();
        lines.removeAll();
        if (all.isEmpty()) {
            lines.add(empty());
        }
        found.stream().map(this::line).forEach(lines::add);
        count.setVisible(!all.isEmpty());
        count.setText(getTranslation("snippets.count", found.size()));
    }

    private static boolean holds(Snippet one, String wanted) {
        return Stream.concat(Stream.of(one.text()), one.phrases().stream())
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Two that show what they are for; each opens ready to be changed. */
    private Component empty() {
        var examples = new Div();
        examples.addClassName("sotto-examples");
        for (String number : List.of("1", "2")) {
            String phrase = getTranslation("snippets.example." + number);
            String text = getTranslation("snippets.example." + number + ".text");
            examples.add(
                    new Button(
                            phrase,
                            VaadinIcon.PLUS.create(),
                            _ -> open(Snippet.of(false, text, List.of(phrase)), true)));
        }
        var empty =
                new Div(
                        new H2(getTranslation("snippets.empty")),
                        new Paragraph(getTranslation("snippets.empty.what")),
                        examples);
        empty.addClassName("sotto-empty");
        return empty;
    }

    private Component line(Snippet one) {
        var phrases = new Span(String.join(getTranslation("dictionary.comma"), one.phrases()));
        phrases.addClassName("sotto-line-title");
        var head = new Div(phrases);
        head.addClassName("sotto-line-head");
        if (one.shared()) {
            head.add(new Badge(getTranslation("dictionary.shared")));
        }
        var preview = new Paragraph(one.text());
        preview.addClassNames("sotto-line-preview", "sotto-muted");
        var text = new Div(head, preview);
        text.addClassName("sotto-line-text");
        var line = new Div(text);
        line.addClassName("sotto-line");
        if (!one.shared() || manages) {
            line.add(
                    button(VaadinIcon.PENCIL, "dictionary.edit", one, () -> open(one, false)),
                    button(VaadinIcon.TRASH, "dictionary.delete", one, () -> delete(one)));
        }
        return line;
    }

    private Button button(VaadinIcon icon, String key, Snippet one, Runnable action) {
        var button = new Button(icon.create(), _ -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key, one.phrases().getFirst()));
        button.setTooltipText(getTranslation(key, one.phrases().getFirst()));
        return button;
    }

    private void add() {
        open(Snippet.of(false, "", List.of()), true);
    }

    private void open(Snippet one, boolean fresh) {
        new SnippetDialog(one, fresh, manages, text -> snippets.preview(caller, text), this::keep)
                .open();
    }

    private void keep(Snippet one) {
        snippets.keep(caller, one);
        look();
    }

    private void delete(Snippet one) {
        snippets.remove(caller, one);
        look();
        var notice = new Notification();
        notice.setDuration(UNDO_MILLIS);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        var undo = new Button(getTranslation("dictation.undo"));
        undo.setDisableOnClick(true);
        undo.addClickListener(_ -> {
            keep(one);
            notice.close();
        });
        notice.add(new Span(getTranslation("dictionary.deleted", one.phrases().getFirst())), undo);
        notice.open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("snippets.title");
    }
}
