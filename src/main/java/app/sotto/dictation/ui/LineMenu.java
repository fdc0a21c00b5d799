package app.sotto.dictation.ui;

import app.sotto.dictation.library.DictationSummary;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.icon.VaadinIcon;

/** The menu of one dictation in a list. */
final class LineMenu extends Button {

    LineMenu(
            Component page,
            DictationSummary one,
            String title,
            boolean trash,
            Handling handling,
            Runnable changed) {
        super(VaadinIcon.ELLIPSIS_DOTS_V.create());
        addClassName("sotto-line-menu");
        addThemeVariants(ButtonVariant.TERTIARY);
        setAriaLabel(page.getTranslation("dictation.more", title));
        getElement().setAttribute("aria-haspopup", "menu");
        var items = new ContextMenu(this);
        items.setOpenOnClick(true);
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
        if (one.restWanted()) {
            items.addItem(
                    page.getTranslation("dictation.rest"),
                    _ -> handling.recogniseRest(page, one.id(), changed));
        }
        if (one.status().underWay()) {
            items.addItem(
                    page.getTranslation("dictation.cancel"),
                    _ -> handling.cancel(one.id(), changed));
        }
        items.addItem(
                page.getTranslation("dictation.keep"),
                _ -> handling.keepUntil(page, one.id(), changed));
        items.addItem(
                page.getTranslation("dictation.delete"),
                _ -> handling.delete(page, one.id(), changed));
    }
}
