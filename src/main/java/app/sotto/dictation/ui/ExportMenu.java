package app.sotto.dictation.ui;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.export.Format;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Takes a dictation away as a file: polished or as spoken, with times or without. */
final class ExportMenu extends MenuBar {

    private static final String POLISHED = "polished";
    private static final String SPOKEN = "text";

    private final DictationId id;
    private final Map<Anchor, String> forReading = new HashMap<>();

    ExportMenu(DictationId id, boolean polished) {
        this.id = id;
        SubMenu all = addItem(getTranslation("dictation.export")).getSubMenu();
        MenuItem times = all.addItem(getTranslation("dictation.export.times"));
        times.setCheckable(true);
        times.setKeepOpen(true);
        times.addClickListener(_ -> withTimes(times.isChecked()));
        if (polished) {
            all.addSeparator();
            addReading(all, POLISHED);
        }
        all.addSeparator();
        addReading(all, SPOKEN);
        all.addSeparator();
        Arrays.stream(Format.values())
                .filter(format -> !format.isForReading())
                .forEach(format ->
                        all.addItem(
                                link(SPOKEN, format, "dictation.export." + format.extension())));
    }

    private void addReading(SubMenu menu, String what) {
        Arrays.stream(Format.values())
                .filter(Format::isForReading)
                .forEach(format -> {
                    String key = "dictation.export." + what + "." + format.extension();
                    Anchor link = link(what, format, key);
                    forReading.put(link, link.getHref());
                    menu.addItem(link);
                });
    }

    private void withTimes(boolean wanted) {
        forReading.forEach(
                (link, address) -> link.setHref(address + (wanted ? "?times=true" : "")));
    }

    private Anchor link(String what, Format format, String key) {
        var address = "library/%s/export/%s.%s".formatted(id.value(), what, format.extension());
        var link = new Anchor(address, getTranslation(key));
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        link.addClassName("sotto-export");
        return link;
    }
}
