package app.sotto.dictation.ui;

import app.sotto.dictation.library.Preferences.Preference;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How to be heard: the language spoken, and the style to write in. */
final class Pickers extends Div {

    private static final List<String> LANGUAGES = List.of("auto", "en", "zh");

    private final Select<String> language = new Select<>();
    private final Select<Optional<Style>> style = new Select<>();
    private final Div note = new Div();

    Pickers(Preference first, Polisher polisher, Consumer<Preference> chosen) {
        addClassName("sotto-pickers");
        language.setLabel(getTranslation("dictation.language"));
        language.setItems(LANGUAGES);
        language.setItemLabelGenerator(code -> getTranslation("dictation.language." + code));
        language.setValue(LANGUAGES.contains(first.language()) ? first.language() : "auto");
        style.setLabel(getTranslation("dictation.style"));
        style.setItems(
                Stream.concat(
                                Arrays.stream(Style.values()).map(Optional::of),
                                Stream.of(Optional.<Style>empty()))
                        .toList());
        style.setItemLabelGenerator(this::name);
        style.setValue(Optional.ofNullable(first.style()));
        note.addClassNames("sotto-muted", "sotto-picker-note");
        note.getElement().setAttribute("role", "status");
        tellWhetherServed(polisher);
        language.addValueChangeListener(_ -> chosen.accept(preference()));
        style.addValueChangeListener(_ -> {
            tellWhetherServed(polisher);
            chosen.accept(preference());
        });
        add(style, language, note);
    }

    Preference preference() {
        return new Preference(language.getValue(), style.getValue().orElse(null));
    }

    private String name(Optional<Style> one) {
        return getTranslation("dictation.style." + one.map(Style::key).orElse("none"));
    }

    private void tellWhetherServed(Polisher polisher) {
        boolean served = style.getValue().map(polisher::serves).orElse(true);
        note.setText(served ? "" : getTranslation("dictation.style.needsModel"));
    }
}
