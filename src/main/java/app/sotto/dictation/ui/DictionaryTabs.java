package app.sotto.dictation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.RouterLink;

/** The way between the dictionary's two pages: words, and snippets. */
final class DictionaryTabs extends Nav {

    /**
     * @param shown the page that it stands on
     */
    DictionaryTabs(Class<? extends Component> shown) {
        addClassName("sotto-dictionary-pages");
        getElement().setAttribute("aria-label", getTranslation("dictionary.title"));
        add(link("dictionary.words", DictionaryView.class, shown));
        add(link("snippets.title", SnippetsView.class, shown));
    }

    private RouterLink link(
            String key, Class<? extends Component> page, Class<? extends Component> shown) {
        var link = new RouterLink(getTranslation(key), page);
        if (page == shown) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }
}
