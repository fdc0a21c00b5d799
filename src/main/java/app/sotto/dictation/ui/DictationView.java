package app.sotto.dictation.ui;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.Mark;
import app.sotto.dictation.editing.Editing;
import app.sotto.dictation.editing.Texts;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Library;
import app.sotto.shell.kit.Background;
import app.sotto.shell.kit.Watching;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.Transcriber;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One dictation: hear it, read it, edit it, take it away. */
@Route("library/:id")
@StyleSheet("dictation.css")
@PermitAll
class DictationView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Library library;
    private final transient Background background;
    private final transient CurrentTenant tenant;
    private final transient Handling handling;
    private final transient Caller caller;
    private final DictationHead head;
    private final DictationTexts texts;
    private final ObeyedCommands obeyed = new ObeyedCommands(this::putBack);
    private transient @Nullable DictationDetail shown;

    DictationView(
            Library library,
            Transcriber transcriber,
            SignedIn signedIn,
            Background background,
            CurrentTenant tenant,
            Handling handling,
            Texts written,
            Editing editing) {
        this.library = library;
        this.background = background;
        this.tenant = tenant;
        this.handling = handling;
        head = new DictationHead(transcriber);
        caller = signedIn.require();
        texts = new DictationTexts(caller, written, editing, head::take);
        addClassNames("sotto-page", "sotto-dictation");
        add(head, texts, obeyed);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(
                event.getRouteParameters()
                        .get("id")
                        .flatMap(DictationView::id)
                        .flatMap(id -> library.find(caller, id))
                        .orElseThrow(NotFoundException::new));
    }

    private static Optional<DictationId> id(String text) {
        try {
            return Optional.of(new DictationId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void show(DictationDetail one) {
        var before = shown;
        shown = one;
        handling.delivered(one.summary());
        head.show(one, handling, this::refresh);
        if (before == null || textChanged(before, one)) {
            texts.show(one);
            obeyed.show(one, library.segments(caller, one.summary().id()));
        }
    }

    private static boolean textChanged(DictationDetail before, DictationDetail now) {
        return before.summary().status() != now.summary().status()
                || !before.raw().equals(now.raw())
                || !Objects.equals(before.polished(), now.polished());
    }

    private void putBack(FinalSegment said, Mark taken) {
        var one = Objects.requireNonNull(shown);
        handling.putBack(this, background, one, said, taken, this::refresh);
    }

    private void refresh() {
        if (shown != null) {
            library.find(caller, shown.summary().id()).ifPresent(this::show);
        }
    }

    /** What was looked up meanwhile may be older than what somebody just did here. */
    private void refreshIfChanged() {
        if (shown != null) {
            library.find(caller, shown.summary().id())
                    .filter(now -> !now.equals(shown))
                    .ifPresent(this::show);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        if (shown == null) {
            return;
        }
        DictationId id = shown.summary().id();
        Watching.start(
                this,
                background,
                tenant,
                () -> library.find(caller, id),
                one -> one.map(now -> now.summary().busy()).orElse(false),
                _ -> refreshIfChanged());
    }

    @Override
    public String getPageTitle() {
        return shown == null
                ? getTranslation("dictation.library")
                : new Told(this).title(shown.summary());
    }
}
