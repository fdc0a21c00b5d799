package app.sotto.dictation.ui;

import app.sotto.dictation.library.Scripts;
import app.sotto.polish.Script;
import app.sotto.tenancy.Caller;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;

/** How Chinese is written: for oneself at once, and for everybody by who manages. */
final class ScriptPicker extends Select<Script> {

    private final transient Scripts scripts;
    private final transient Caller caller;

    ScriptPicker(Scripts scripts, Caller caller) {
        this.scripts = scripts;
        this.caller = caller;
        addClassName("sotto-script");
        setLabel(getTranslation("dictation.script"));
        setItems(Script.values());
        setItemLabelGenerator(script -> getTranslation("dictation.script." + script));
        setValue(scripts.of(caller));
        addValueChangeListener(event -> {
            scripts.choose(caller, event.getValue());
            offerForAll();
        });
        offerForAll();
    }

    /** Chinese may come of this language. */
    void offerFor(String language) {
        setVisible(Script.mayBeIn(language));
    }

    /** To who manages, where everybody else has another. */
    private void offerForAll() {
        boolean other = getValue() != scripts.ofAll() && scripts.choosesForAll(caller);
        setHelperComponent(other ? forAll() : null);
    }

    private Button forAll() {
        var button = new Button(getTranslation("dictation.script.forAll"), _ -> chooseForAll());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void chooseForAll() {
        scripts.chooseForAll(caller, getValue());
        offerForAll();
        Notification.show(
                getTranslation(
                        "dictation.script.forAll.done",
                        getTranslation("dictation.script." + getValue())));
    }
}
