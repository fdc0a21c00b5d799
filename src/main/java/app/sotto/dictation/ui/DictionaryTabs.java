package app.sotto.dictation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.RouterLink;

/** The dictionary's two pages: words, and snippets. */
final class DictionaryTabs extends Tabs {

    /**
     * @param shown the page that they stand on
     */
    DictionaryTabs(Class<? extends Component> shown) {
        super(
                new Tab(new RouterLink("", DictionaryView.class)),
                new Tab(new RouterLink("", SnippetsView.class)));
        name(0, "dictionary.words");
        name(1, "snippets.title");
        setSelectedIndex(shown == SnippetsView.class ? 1 : 0);
        getElement().setAttribute("aria-label", getTranslation("dictionary.title"));
    }

    private void name(int index, String key) {
        getTabAt(index)
                .getChildren()
                .map(RouterLink.class::cast)
                .forEach(link -> link.setText(getTranslation(key)));
    }
}
