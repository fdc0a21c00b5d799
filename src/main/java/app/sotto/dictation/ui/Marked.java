package app.sotto.dictation.ui;

import app.sotto.polish.Polished.Kept;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Polished text in which the sentences that stand as they were spoken are marked, with the reason.
 */
record Marked(String text, List<Kept> kept) {

    List<Paragraph> paragraphs(Component page) {
        var paragraphs = new ArrayList<Paragraph>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            if (!text.substring(from, to).isBlank()) {
                paragraphs.add(paragraph(page, from, to));
            }
            from = to + 1;
        }
        return paragraphs;
    }

    private Paragraph paragraph(Component page, int from, int to) {
        var paragraph = new Paragraph();
        int at = from;
        for (Kept each : kept) {
            int begin = Math.max(at, each.from());
            int end = Math.min(to, each.to());
            if (begin < end) {
                paragraph.add(new Text(text.substring(at, begin)));
                paragraph.add(mark(page, text.substring(begin, end), each));
                at = end;
            }
        }
        paragraph.add(new Text(text.substring(at, to)));
        return paragraph;
    }

    /** Told to eyes by an underline and the reason behind it, to ears by the same words. */
    private static Component mark(Component page, String sentence, Kept kept) {
        String why = page.getTranslation("dictation.kept." + kept.reason());
        var note = new Span(page.getTranslation("dictation.kept", why));
        note.addClassName("sotto-kept-why");
        var mark = new Span(new Span(sentence), note);
        mark.addClassName("sotto-kept");
        return mark;
    }
}
