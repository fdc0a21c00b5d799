package app.sotto.accounts.ui;

import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.PasswordRule;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import org.jspecify.annotations.Nullable;

/** The fields that several forms share, and what they accept. */
final class Fields {

    private static final int LONGEST_NAME = 80;

    private Fields() {}

    static TextField name(Component page, String key) {
        var field = new TextField(page.getTranslation(key));
        field.setMaxLength(LONGEST_NAME);
        field.setManualValidation(true);
        return field;
    }

    static EmailField email(Component page) {
        var field = new EmailField(page.getTranslation("accounts.email"));
        field.setAutocomplete(Autocomplete.USERNAME);
        field.setManualValidation(true);
        return field;
    }

    static PasswordField password(Component page, String key) {
        var field = new PasswordField(page.getTranslation(key));
        field.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        field.setManualValidation(true);
        // The name of the eye is a word of the browser's side; Flow has no setter for it.
        var _ =
                field.getElement()
                        .executeJs(
                                "this.i18n = {...this.i18n, reveal: $0}",
                                page.getTranslation("accounts.password.reveal"));
        return field;
    }

    static PasswordField newPassword(Component page, String key) {
        var field = password(page, key);
        field.setAutocomplete(Autocomplete.NEW_PASSWORD);
        field.setHelperText(page.getTranslation("accounts.password.hint"));
        return field;
    }

    static Button submit(Component page, String key) {
        var button = new Button(page.getTranslation(key));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setDisableOnClick(true);
        return button;
    }

    static boolean requireName(TextField field) {
        return accept(field, field.getValue().isBlank() ? "accounts.name.missing" : null);
    }

    static boolean requireEmail(EmailField field) {
        return accept(
                field, EmailAddress.looksRight(field.getValue()) ? null : "accounts.email.wrong");
    }

    static boolean requirePassword(PasswordField field, PasswordRule rule, String email) {
        var objection = rule.objectionTo(field.getValue(), email);
        return accept(field, objection.map(PasswordRule.Objection::key).orElse(null));
    }

    /** Marks the field with the sentence that {@code problem} names, if any. */
    static <F extends Component & HasValidation> boolean accept(F field, @Nullable String problem) {
        field.setInvalid(problem != null);
        field.setErrorMessage(problem == null ? "" : field.getTranslation(problem));
        return problem == null;
    }
}
