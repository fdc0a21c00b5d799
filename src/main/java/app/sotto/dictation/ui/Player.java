package app.sotto.dictation.ui;

import app.sotto.dictation.editing.Change;
import app.sotto.dictation.editing.Saved;
import app.sotto.dictation.editing.Version;
import app.sotto.dictation.editing.WrittenPassage;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The player and editor in the browser: the audio, and one text or two beside each other. It
 * fetches the texts by itself, a part at a time, and hands changes in here.
 */
@Tag("sotto-player")
@JsModule("./player/sotto-player.ts")
class Player extends Component implements HasSize {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final transient Function<Change, Saved> saving;
    private int stamp;

    Player(Function<Change, Saved> saving) {
        this.saving = saving;
    }

    /**
     * Which dictation it is.
     *
     * @param address of the dictation, without a slash at its end
     * @param audible whether its audio is complete and still kept
     * @param gone whether it was erased
     */
    void play(String address, boolean audible, boolean gone, Duration length) {
        getElement().setProperty("gone", gone);
        getElement().setProperty("src", audible ? address + "/audio" : "");
        getElement().setProperty("waveform", audible ? address + "/waveform" : "");
        getElement().setProperty("length", length.toMillis() / 1000.0);
        getElement().setProperty("base", address + "/versions/");
    }

    void show(Version left, @Nullable Version right, boolean editing) {
        getElement().setProperty("left", left.name());
        getElement().setProperty("right", right == null ? "" : right.name());
        getElement().setProperty("editing", editing);
    }

    /** The texts have changed: they are to be fetched again. */
    void renew() {
        getElement().setProperty("stamp", ++stamp);
    }

    void setTools(Component left, @Nullable Component right) {
        getElement().removeAllChildren();
        slot("left-tools", left);
        if (right != null) {
            slot("right-tools", right);
        }
    }

    private void slot(String name, Component content) {
        Element element = content.getElement();
        element.setAttribute("slot", name);
        getElement().appendChild(element);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().setPropertyMap("strings", PlayerStrings.in(key -> getTranslation(key)));
    }

    /** A change and what became of it; see saving.ts. */
    @ClientCallable
    ObjectNode save(ObjectNode change) {
        ObjectNode answer = JSON.createObjectNode();
        switch (saving.apply(JSON.treeToValue(change, Change.class))) {
            case Saved.Outdated _ -> answer.put("safe", false);
            case Saved.Safe safe ->
                    answer.put("safe", true)
                            .put("revision", safe.revision())
                            .set(
                                    "passages",
                                    JSON.valueToTree(
                                            safe.passages().stream()
                                                    .map(WrittenPassage::of)
                                                    .toList()));
        }
        return answer;
    }
}
