package app.sotto.dictation.ui;

import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;

/** Takes the whole history away as one archive. */
final class HistoryMenu extends MenuBar {

    HistoryMenu() {
        SubMenu archives = addItem(getTranslation("dictation.history.export")).getSubMenu();
        archives.addItem(link("", "dictation.history.texts"));
        archives.addItem(link("?audio=true", "dictation.history.audio"));
    }

    private Anchor link(String query, String key) {
        var link = new Anchor("library/export/history.zip" + query, getTranslation(key));
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        link.addClassName("sotto-export");
        return link;
    }
}
