package app.sotto.dictation.ui;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.editing.Version;
import app.sotto.dictation.export.Format;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.EnumMap;
import java.util.Map;

/** Takes the text that is shown away as a file: with times or without. */
final class ExportMenu extends MenuBar {

    private final DictationId id;
    private final Span what = new Span();
    private final MenuItem times;
    private final Map<Format, Anchor> links = new EnumMap<>(Format.class);
    private Version version;

    ExportMenu(DictationId id, Version version) {
        this.id = id;
        this.version = version;
        SubMenu all = addItem(getTranslation("dictation.export")).getSubMenu();
        all.addItem(what).setEnabled(false);
        times = all.addItem(getTranslation("dictation.export.times"));
        times.setCheckable(true);
        times.setKeepOpen(true);
        times.addClickListener(_ -> address());
        all.addSeparator();
        for (Format format : Format.values()) {
            var link = new Anchor("", getTranslation("dictation.export." + format.extension()));
            link.setRouterIgnore(true);
            link.getElement().setAttribute("download", true);
            link.addClassName("sotto-export");
            links.put(format, link);
            all.addItem(link);
        }
        take(version);
    }

    void take(Version shown) {
        version = shown;
        what.setText(getTranslation("dictation.export.what." + shown.kind()));
        address();
    }

    private void address() {
        links.forEach((format, link) -> {
            var file =
                    "library/%s/export/%s.%s"
                            .formatted(id.value(), version.name(), format.extension());
            boolean timed = format.isForReading() && times.isChecked();
            link.setHref(file + (timed ? "?times=true" : ""));
        });
    }
}
