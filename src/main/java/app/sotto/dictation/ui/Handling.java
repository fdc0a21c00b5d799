package app.sotto.dictation.ui;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.Mark;
import app.sotto.dictation.Retention;
import app.sotto.dictation.files.TranscribingFiles;
import app.sotto.dictation.gaps.FillingQueue;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.DictationSummary;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Shelf;
import app.sotto.dictation.library.Status;
import app.sotto.dictation.rewriting.PuttingBack;
import app.sotto.shell.kit.Background;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;

/** What a person can do with a dictation, wherever it is shown. */
@org.springframework.stereotype.Component
class Handling {

    private static final int UNDO_MILLIS = 10_000;
    private static final int SPENT_MILLIS = 8_000;
    private static final int LONGEST_TITLE = 120;

    private final SignedIn signedIn;
    private final Shelf shelf;
    private final TranscribingFiles files;
    private final FillingQueue rest;
    private final PuttingBack puttingBack;
    private final Retention retention;

    Handling(
            SignedIn signedIn,
            Shelf shelf,
            TranscribingFiles files,
            FillingQueue rest,
            PuttingBack puttingBack,
            Retention retention) {
        this.signedIn = signedIn;
        this.shelf = shelf;
        this.files = files;
        this.rest = rest;
        this.puttingBack = puttingBack;
        this.retention = retention;
    }

    /** Asks for a new title. */
    void rename(Component page, DictationSummary one, Runnable done) {
        var title = new TextField(page.getTranslation("dictation.rename.title"));
        title.setValue(one.title() == null ? "" : one.title());
        title.setMaxLength(LONGEST_TITLE);
        title.setWidthFull();
        title.setAutoselect(true);
        title.setAutofocus(true);
        var dialog = new Dialog(page.getTranslation("dictation.rename"), title);
        dialog.setWidth("min(30rem, 92vw)");
        var save = new Button(page.getTranslation("dictation.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        save.setDisableOnClick(true);
        save.addClickListener(_ -> {
            shelf.rename(signedIn.require(), one.id(), title.getValue());
            dialog.close();
            done.run();
        });
        var cancel = new Button(page.getTranslation("dictation.back"), _ -> dialog.close());
        dialog.getFooter().add(cancel, save);
        dialog.open();
    }

    /** Whether what is spoken is gone when it ends. */
    boolean keepsNothing() {
        return retention.current().nothing();
    }

    /** Who keeps nothing has it erased a little after this. */
    void delivered(DictationSummary one) {
        if (one.status() == Status.COMPLETED) {
            shelf.deliver(one.id());
        }
    }

    /** Puts it into the trash, with a way back on the page. */
    void delete(Component page, DictationId id, Runnable done) {
        shelf.trash(signedIn.require(), id);
        done.run();
        var notice = new Notification();
        notice.setDuration(UNDO_MILLIS);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        var undo = new Button(page.getTranslation("dictation.undo"));
        undo.setDisableOnClick(true);
        undo.addClickListener(_ -> {
            restore(id, done);
            notice.close();
        });
        notice.add(new Span(page.getTranslation("dictation.deleted")), undo);
        notice.open();
    }

    /** Asks until when; what is over is erased within minutes. */
    void keepUntil(Component page, DictationId id, Runnable done) {
        shelf.keptUntil(signedIn.require(), id)
                .ifPresent(now ->
                        new KeepDialog(
                                        now,
                                        new RetentionWords(page).holds(retention.current()),
                                        new Told(page).zone(),
                                        until -> {
                                            shelf.keepUntil(signedIn.require(), id, until);
                                            done.run();
                                        })
                                .open());
    }

    void restore(DictationId id, Runnable done) {
        shelf.restore(signedIn.require(), id);
        done.run();
    }

    void retry(DictationId id, Runnable done) {
        files.retry(signedIn.require(), id);
        done.run();
    }

    /** Has recognised what is lacking; where there are no minutes for it, says until when. */
    void recogniseRest(Component page, DictationId id, Runnable done) {
        try {
            rest.ask(signedIn.require(), id);
        } catch (AllowanceSpentException e) {
            var notice = new Notification(new Told(page).spent(e.renewsAt()), SPENT_MILLIS);
            notice.setPosition(Notification.Position.MIDDLE);
            notice.setAssertive(true);
            notice.open();
        }
        done.run();
    }

    /** Puts back what a spoken command took back. */
    void putBack(
            Component page,
            Background background,
            DictationDetail one,
            FinalSegment said,
            Mark taken,
            Runnable done) {
        var caller = signedIn.require();
        background.run(
                page,
                () -> puttingBack.putBack(caller, one, said, taken),
                there -> {
                    tell(page, there ? "dictation.putBack.done" : "dictation.putBack.failed");
                    done.run();
                },
                _ -> {
                    tell(page, "dictation.putBack.failed");
                    done.run();
                });
    }

    private static void tell(Component page, String key) {
        var notice = new Notification(page.getTranslation(key), SPENT_MILLIS);
        notice.setPosition(Notification.Position.BOTTOM_CENTER);
        notice.open();
    }

    void cancel(DictationId id, Runnable done) {
        files.cancel(signedIn.require(), id);
        done.run();
    }
}
