package app.sotto.accounts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page before the house: one card in the middle, under the name of the product. */
@StyleSheet("accounts.css")
abstract class Entrance extends Main implements HasDynamicTitle {

    private final String titleKey;
    private final Div card = new Div();

    Entrance(String titleKey) {
        this.titleKey = titleKey;
        addClassName("accounts-entrance");
        card.addClassNames("sotto-card", "accounts-card");
        var brand = new Anchor("/", getTranslation("shell.brand"));
        brand.addClassName("sotto-brand");
        add(brand, card, new LanguageLine());
    }

    @Override
    public String getPageTitle() {
        return getTranslation(titleKey) + " · " + getTranslation("shell.brand");
    }

    /** Shows these in the card, under its heading. */
    void show(Component... content) {
        card.removeAll();
        card.add(new H1(getTranslation(titleKey)));
        card.add(content);
    }

    void showBare(Component... content) {
        card.removeAll();
        card.add(content);
    }

    /** A line below the card, above the languages. */
    void below(Component line) {
        addComponentAtIndex(getComponentCount() - 1, line);
    }

    Paragraph text(String key, Object... values) {
        return new Paragraph(getTranslation(key, values));
    }

    Paragraph quiet(String key, Component... more) {
        var line = new Paragraph(getTranslation(key) + " ");
        line.addClassName("sotto-muted");
        line.add(more);
        return line;
    }

    Anchor link(String address, String key) {
        return new Anchor(address, getTranslation(key));
    }

    /** A link that looks like the main thing to do. */
    Anchor button(String address, String key) {
        var link = link(address, key);
        link.addClassName("accounts-button");
        return link;
    }
}
