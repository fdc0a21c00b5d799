package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;

/** Builds the hosted pages, with everything that is not markup escaped. */
final class Html {
    private static final String STYLE =
            """
            :root{color-scheme:light dark;--line:light-dark(#c9cdd6,#4a4f5a);--soft:light-dark(#5b6270,#a7adba);\
            --accent:light-dark(#3446b8,#9aa8ff);--paper:light-dark(#fff,#1d2026)}
            *{box-sizing:border-box}
            body{font:16px/1.5 system-ui,sans-serif;margin:0;background:light-dark(#f4f5f8,#14161a)}
            .test{background:#ffd84d;color:#221c00;padding:.75rem 1rem;text-align:center;font-weight:600}
            main{max-width:34rem;margin:1.5rem auto;padding:1.25rem;background:var(--paper);\
            border:1px solid var(--line);border-radius:.75rem}
            h1{font-size:1.35rem;margin:0 0 1rem}h2{font-size:1.05rem;margin:1.5rem 0 .5rem}
            label{display:block;margin:.75rem 0 .25rem;font-weight:600}
            input,select{width:100%;font:inherit;padding:.55rem .65rem;border:1px solid var(--line);\
            border-radius:.5rem;background:transparent;color:inherit}
            button{font:inherit;font-weight:600;margin-top:1rem;padding:.6rem 1rem;border-radius:.5rem;\
            border:1px solid var(--accent);background:transparent;color:var(--accent);cursor:pointer}
            button.main{background:var(--accent);color:light-dark(#fff,#101218);width:100%}
            table{width:100%;border-collapse:collapse}td,th{padding:.4rem 0;text-align:start;vertical-align:top}
            td:last-child,th:last-child{text-align:end}tr+tr td{border-top:1px solid var(--line)}
            .pair{display:grid;grid-template-columns:1fr 1fr;gap:0 1rem}
            .soft{color:var(--soft)}.error{border-inline-start:4px solid #d43b3b;padding:.5rem .75rem}
            a{color:var(--accent)}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
            """;

    private final StringBuilder out = new StringBuilder();

    static String page(Words words, String title, Html body) {
        var language = words.locale().toLanguageTag();
        return "<!doctype html><html lang=\""
                + language
                + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<title>"
                + escape(title)
                + "</title><style>"
                + STYLE
                + "</style></head><body>"
                + "<div class=\"test\" role=\"note\">"
                + escape(words.say("banner"))
                + "</div><main><h1>"
                + escape(title)
                + "</h1>"
                + body.out
                + "</main></body></html>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Markup that is already whole. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String tag, String text) {
        return raw("<" + tag + ">" + escape(text) + "</" + tag + ">");
    }

    Html soft(String text) {
        return raw("<p class=\"soft\">" + escape(text) + "</p>");
    }

    Html error(@Nullable String sentence) {
        return sentence == null
                ? this
                : raw("<p class=\"error\" role=\"alert\">" + escape(sentence) + "</p>");
    }

    Html row(String left, String right) {
        return raw("<tr><td>" + escape(left) + "</td><td>" + escape(right) + "</td></tr>");
    }

    /** A labelled field; {@code extra} is further attributes, already written as markup. */
    Html field(String name, String label, String value, String extra) {
        return raw(
                "<div><label for=\""
                        + name
                        + "\">"
                        + escape(label)
                        + "</label><input id=\""
                        + name
                        + "\" name=\""
                        + name
                        + "\" value=\""
                        + escape(value)
                        + "\" "
                        + extra
                        + "></div>");
    }

    Html hidden(String name, String value) {
        return raw("<input type=\"hidden\" name=\"" + name + "\" value=\"" + escape(value) + "\">");
    }

    Html form() {
        return raw("<form method=\"post\">");
    }

    Html button(String action, String label, boolean main) {
        return raw(
                "<button name=\"action\" value=\""
                        + action
                        + "\""
                        + (main ? " class=\"main\"" : "")
                        + ">"
                        + escape(label)
                        + "</button>");
    }

    Html link(String href, String label) {
        return raw("<a href=\"" + escape(href) + "\">" + escape(label) + "</a>");
    }

    Html end(String tag) {
        return raw("</" + tag + ">");
    }
}
