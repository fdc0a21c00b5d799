package app.sotto.dictation.ui;

import app.sotto.dictation.DictationId;
import app.sotto.polish.Style;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.shared.Registration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The recorder in the browser: one button, a level meter, and the words as they become text. It
 * speaks to the Realtime door by itself; the page supplies its words and its client secrets.
 */
@Tag("sotto-recorder")
@JsModule("./recorder/sotto-recorder.ts")
public class Recorder extends Component implements HasSize, LocaleChangeObserver {

    private final Supplier<String> secrets;

    /**
     * @param secrets issues a fresh client secret for whoever sees the page; asked at each
     *     connection
     */
    public Recorder(Supplier<String> secrets) {
        this.secrets = secrets;
    }

    /** ISO 639-1, or {@code auto}; holds from the next recording on. */
    public void setLanguage(String language) {
        getElement().setProperty("language", language);
    }

    /** The style to polish in, also of a recording that runs; null for raw text only. */
    public void setStyle(@Nullable Style style) {
        getElement().setProperty("polish", style == null ? "" : style.key());
    }

    /** Whether spoken commands are obeyed; holds from the next recording on. */
    public void setCommands(boolean obeyed) {
        getElement().setProperty("commands", obeyed);
    }

    /**
     * What will hear the speech.
     *
     * @param name for people
     * @param demo whether to call it a demonstration engine
     */
    public void setEngine(String name, boolean demo) {
        getElement().setPropertyBean("engine", new Engine(name, demo));
    }

    /** A recording began. */
    public Registration addStartedListener(ComponentEventListener<StartedEvent> listener) {
        return addListener(StartedEvent.class, listener);
    }

    /** A recording is final and saved. */
    public Registration addFinishedListener(ComponentEventListener<FinishedEvent> listener) {
        return addListener(FinishedEvent.class, listener);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        supplyWords();
    }

    @Override
    public void localeChange(LocaleChangeEvent change) {
        supplyWords();
    }

    @ClientCallable
    String secret() {
        return secrets.get();
    }

    private void supplyWords() {
        getElement().setPropertyMap("strings", RecorderStrings.in(key -> getTranslation(key)));
    }

    private record Engine(String name, boolean demo) {}

    /** The microphone is open, and words may follow. */
    @DomEvent("sotto-started")
    public static class StartedEvent extends ComponentEvent<Recorder> {

        public StartedEvent(Recorder source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    /** Everything of one recording is final. */
    @DomEvent("sotto-finished")
    public static class FinishedEvent extends ComponentEvent<Recorder> {

        private final String dictation;

        public FinishedEvent(
                Recorder source,
                boolean fromClient,
                @EventData("event.detail.dictationId") String dictation) {
            super(source, fromClient);
            this.dictation = dictation;
        }

        /** The dictation, unless nothing was said. */
        public Optional<DictationId> dictation() {
            return dictation.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DictationId(UUID.fromString(dictation)));
        }
    }
}
