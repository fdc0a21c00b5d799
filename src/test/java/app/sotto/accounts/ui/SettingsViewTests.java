package app.sotto.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.organisations.Place;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.Profile;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SettingsViewTests extends VisitTest {

    @Autowired Profile profile;
    @Autowired Organisations organisations;

    private MemberPrincipal anna;

    @BeforeEach
    void arrive() {
        anna = newcomer("Anna");
        signIn(anna);
        as(anna, () -> navigate(SettingsView.class));
    }

    @Test
    void keepsTheNameAndTheLanguage() {
        as(
                anna,
                () -> {
                    field("Your name", "  Anna Maria ");
                    language("中文");
                    click("Save");
                });

        var person = as(anna, () -> profile.of(anna.person())).orElseThrow();
        assertThat(person.name()).isEqualTo("Anna Maria");
        assertThat(person.locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void wantsAName() {
        as(
                anna,
                () -> {
                    field("Your name", " ");
                    click("Save");
                });

        assertThat(find(TextField.class).withLabel("Your name").single().getErrorMessage())
                .isEqualTo("Please fill in a name.");
        assertThat(as(anna, () -> profile.of(anna.person())).orElseThrow().name())
                .isEqualTo("Anna");
    }

    @Test
    void renamesTheOrganisation() {
        as(
                anna,
                () -> {
                    field("Name of the organisation", "Harbour");
                    test(find(com.vaadin.flow.component.button.Button.class)
                                    .withText("Save")
                                    .atIndex(2))
                            .click();
                });

        assertThat(organisations.placesOf(anna.person()))
                .extracting(Place::organisation)
                .containsExactly("Harbour");
        assertThat(notices()).contains("Saved.");
    }

    private void field(String label, String value) {
        test(find(TextField.class).withLabel(label).single()).setValue(value);
    }

    @SuppressWarnings("unchecked")
    private void language(String name) {
        Select<Locale> select =
                find(Select.class).withLabel("Language of pages and letters").single();
        test(select).selectItem(name);
    }
}
