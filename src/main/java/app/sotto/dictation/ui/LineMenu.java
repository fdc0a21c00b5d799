package app.sotto.dictation.ui;

import app.sotto.dictation.library.DictationSummary;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;

/** The menu of one dictation in a list. */
final class LineMenu extends MenuBar {

    LineMenu(
            Component page,
            DictationSummary one,
            String title,
            boolean trash,
            Handling handling,
            Runnable changed) {
        addThemeVariants(MenuBarVariant.TERTIARY);
        var more = addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        more.setAriaLabel(page.getTranslation("dictation.more", title));
        var items = more.getSubMenu();
        if (trash) {
            items.addItem(
                    page.getTranslation("dictation.restore"),
                    _ -> handling.restore(one.id(), changed));
            return;
        }
        items.addItem(
                page.getTranslation("dictation.rename"), _ -> handling.rename(page, one, changed));
        if (one.status().retriable()) {
            items.addItem(
                    page.getTranslation("dictation.retry"), _ -> handling.retry(one.id(), changed));
        }
        if (one.status().underWay()) {
            items.addItem(
                    page.getTranslation("dictation.cancel"),
                    _ -> handling.cancel(one.id(), changed));
        }
        items.addItem(
                page.getTranslation("dictation.delete"),
                _ -> handling.delete(page, one.id(), changed));
    }
}
