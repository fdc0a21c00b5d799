package app.sotto.mail.ui;

import app.sotto.mail.KeptLetter;
import app.sotto.mail.LocalMailbox;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.regex.Pattern;

/** The letters of the embedded default, open to whoever is on this machine. */
@Route(value = "mailbox", autoLayout = false)
@AnonymousAllowed
@StyleSheet("mail.css")
class MailboxView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final Pattern LINK = Pattern.compile("(?m)^https?://\\S+$");

    private final LocalMailbox mailbox;
    private final Div letters = new Div();

    MailboxView(LocalMailbox mailbox) {
        this.mailbox = mailbox;
        addClassNames("sotto-page", "narrow");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("mail.box.title") + " · " + getTranslation("shell.brand");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!mailbox.inUse()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        letters.addClassName("mail-letters");
        add(
                new H1(getTranslation("mail.box.title")),
                new Paragraph(getTranslation("mail.box.text")),
                actions(),
                letters);
        refresh();
    }

    private Component actions() {
        var again = new Button(getTranslation("mail.box.refresh"), _ -> refresh());
        var line = new Div(again, new Anchor("/", getTranslation("mail.box.home")));
        line.addClassName("mail-actions");
        return line;
    }

    private void refresh() {
        letters.removeAll();
        var kept = mailbox.letters();
        kept.forEach(letter -> letters.add(page(letter)));
        if (kept.isEmpty()) {
            letters.add(new Paragraph(getTranslation("mail.box.none")));
        }
    }

    private Component page(KeptLetter letter) {
        var head = new Paragraph(getTranslation("mail.box.to", letter.to(), time(letter)));
        head.addClassName("sotto-muted");
        var page = new Article(new H2(letter.subject()), head);
        page.addClassName("sotto-card");
        for (var paragraph : LINK.matcher(letter.plain()).replaceAll("").strip().split("\n+", -1)) {
            page.add(new Paragraph(paragraph));
        }
        var link = LINK.matcher(letter.plain());
        if (link.find()) {
            page.add(new Anchor(link.group(), getTranslation("mail.box.open")));
        }
        return page;
    }

    private String time(KeptLetter letter) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(getLocale())
                .format(letter.createdAt().atZone(ZoneId.systemDefault()));
    }
}
