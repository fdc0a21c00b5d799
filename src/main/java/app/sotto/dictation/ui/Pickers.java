package app.sotto.dictation.ui;

import app.sotto.dictation.library.Preferences.Preference;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
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
    private final Checkbox commands = new Checkbox();
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
            commands.setEnabled(style.getValue().isPresent());
            chosen.accept(preference());
        });
        add(style, language, obeying(first, chosen), note);
    }

    /** Commands act on the written text: without a style there is none. */
    private Div obeying(Preference first, Consumer<Preference> chosen) {
        commands.setLabel(getTranslation("dictation.commands"));
        commands.setValue(first.commands());
        commands.setEnabled(first.style() != null);
        commands.addValueChangeListener(_ -> chosen.accept(preference()));
        var which =
                new Button(
                        getTranslation("dictation.commands.which"),
                        _ -> new CommandsDialog().open());
        which.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        var obeying = new Div(commands, which);
        obeying.addClassName("sotto-picker-commands");
        return obeying;
    }

    Preference preference() {
        return new Preference(
                language.getValue(), style.getValue().orElse(null), commands.getValue());
    }

    private String name(Optional<Style> one) {
        return getTranslation("dictation.style." + one.map(Style::key).orElse("none"));
    }

    private void tellWhetherServed(Polisher polisher) {
        boolean served = style.getValue().map(polisher::serves).orElse(true);
        note.setText(served ? "" : getTranslation("dictation.style.needsModel"));
    }
}
