package app.sotto.dictation.ui;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.export.Format;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;

/** Takes a dictation away as a file. */
final class ExportMenu extends MenuBar {

    ExportMenu(DictationId id, boolean polished) {
        var formats = addItem(getTranslation("dictation.export")).getSubMenu();
        if (polished) {
            formats.addItem(link(id, "polished", Format.TXT, "dictation.export.polished"));
        }
        for (Format format : Format.values()) {
            formats.addItem(link(id, "text", format, "dictation.export." + format.extension()));
        }
    }

    private Component link(DictationId id, String what, Format format, String key) {
        var address = "library/%s/export/%s.%s".formatted(id.value(), what, format.extension());
        var link = new Anchor(address, getTranslation(key));
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        link.addClassName("sotto-export");
        return link;
    }
}
