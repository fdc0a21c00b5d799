package app.sotto.mail;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes a letter's words out, as plain text and as HTML. */
@Component
class Writing {

    private final I18NProvider words;

    Writing(I18NProvider words) {
        this.words = words;
    }

    SealedLetter seal(Letter letter) {
        var subject = text(letter, "subject").replaceAll("\\R", " ");
        var body = text(letter, "body");
        return new SealedLetter(
                UUID.randomUUID(), letter.to(), subject, plain(letter, body), html(letter, body));
    }

    private String text(Letter letter, String part) {
        return words.getTranslation(
                letter.key() + "." + part, letter.locale(), letter.values().toArray());
    }

    private String plain(Letter letter, String body) {
        var link = letter.link() == null ? "" : "\n\n" + letter.link();
        return body + link + "\n\n— Sotto\n";
    }

    private String html(Letter letter, String body) {
        var html = new StringBuilder(HEAD);
        for (var paragraph : body.split("\n\n", -1)) {
            html.append("<p>").append(HtmlUtils.htmlEscape(paragraph, "UTF-8")).append("</p>");
        }
        if (letter.link() != null) {
            var address = HtmlUtils.htmlEscape(letter.link().toString(), "UTF-8");
            html.append(button(address, HtmlUtils.htmlEscape(text(letter, "action"), "UTF-8")));
            html.append("<p style=\"color:#64748b;font-size:13px;word-break:break-all\">")
                    .append(address)
                    .append("</p>");
        }
        return html.append("<p style=\"color:#64748b\">— Sotto</p></div></body></html>").toString();
    }

    private static String button(String address, String label) {
        return """
        <p><a href="%s" style="display:inline-block;padding:10px 18px;border-radius:8px;\
        background:#0f766e;color:#fff;text-decoration:none;font-weight:600">%s</a></p>\
        """
                .formatted(address, label);
    }

    private static final String HEAD =
            """
            <!doctype html><html><head><meta charset="utf-8"></head>\
            <body style="margin:0;background:#f1f5f9">\
            <div style="max-width:32em;margin:24px auto;padding:24px;background:#fff;color:#0f172a;\
            border-radius:12px;font:16px/1.5 system-ui,sans-serif">\
            """;
}
