package app.sotto.dictation.ui;

import app.sotto.dictation.library.FinalSegment;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The player in the browser: the audio, what was said when, and the polished text beside it. */
@Tag("sotto-player")
@JsModule("./player/sotto-player.ts")
class Player extends Component implements HasSize {

    /** Which text to show. */
    enum View {
        BOTH,
        RAW,
        POLISHED
    }

    void play(String address) {
        getElement().setProperty("src", address);
    }

    void show(List<FinalSegment> segments) {
        getElement().setPropertyList("segments", segments.stream().map(Player::property).toList());
    }

    void show(View view) {
        getElement().setProperty("view", view.name().toLowerCase(java.util.Locale.ROOT));
    }

    void setRawTools(Component tools) {
        slot("raw-tools", tools);
    }

    void setPolished(Component polished) {
        slot("polished", polished);
    }

    private void slot(String name, Component content) {
        Element element = content.getElement();
        element.setAttribute("slot", name);
        getElement()
                .getChildren()
                .filter(child -> name.equals(child.getAttribute("slot")))
                .toList()
                .forEach(Element::removeFromParent);
        getElement().appendChild(element);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement()
                .setPropertyMap(
                        "strings",
                        Map.of(
                                "playFrom", getTranslation("dictation.player.playFrom"),
                                "audio", getTranslation("dictation.player.audio"),
                                "noAudio", getTranslation("dictation.player.noAudio"),
                                "asSpoken", getTranslation("dictation.text.raw"),
                                "polished", getTranslation("dictation.text.polished")));
    }

    private static Map<String, Object> property(FinalSegment segment) {
        return Map.of(
                "start", seconds(segment.start()),
                "end", seconds(segment.end()),
                "text", segment.text());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
