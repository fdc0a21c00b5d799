package app.sotto.billing.ui;

import app.sotto.billing.stripe.Invoice;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was invoiced, with the papers. */
class InvoiceList extends Section {

    private final ZoneId zone;
    private final Paragraph words = new Paragraph();
    private final UnorderedList rows = new UnorderedList();

    InvoiceList(ZoneId zone) {
        this.zone = zone;
        addClassNames("sotto-card", "billing-section");
        rows.addClassName("billing-rows");
        words.addClassName("sotto-muted");
        words.setText(getTranslation("billing.invoices.loading"));
        add(new H2(getTranslation("billing.invoices")), words, rows);
    }

    void show(List<Invoice> invoices) {
        rows.removeAll();
        words.setVisible(invoices.isEmpty());
        words.setText(getTranslation("billing.invoices.none"));
        invoices.forEach(invoice -> rows.add(row(invoice)));
    }

    void unavailable() {
        words.setText(getTranslation("billing.invoices.down"));
    }

    private ListItem row(Invoice invoice) {
        var number = new Span(invoice.number() == null ? "–" : invoice.number());
        var detail =
                new Span(
                        Days.of(invoice.created(), zone, getLocale())
                                + " · "
                                + getTranslation("billing.invoice." + invoice.status()));
        detail.addClassName("sotto-muted");
        var what = new Div(number, detail);
        what.addClassName("words");
        var amount = new Span(Money.cents(invoice.total(), invoice.currency(), getLocale()));
        amount.addClassName("amount");
        var papers = new Div();
        papers.addClassName("papers");
        paper(papers, "billing.invoice.view", invoice.page(), invoice);
        paper(papers, "billing.invoice.pdf", invoice.pdf(), invoice);
        paper(papers, "billing.invoice.receipt", invoice.receipt(), invoice);
        return new ListItem(what, amount, papers);
    }

    private void paper(Div papers, String key, @Nullable URI address, Invoice invoice) {
        if (address != null) {
            var link = new Anchor(address.toString(), getTranslation(key));
            link.setTarget(AnchorTarget.BLANK);
            link.getElement()
                    .setAttribute(
                            "aria-label",
                            getTranslation(key) + " " + String.valueOf(invoice.number()));
            papers.add(link);
        }
    }
}
