package app.sotto.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.ApiKeys.Answer;
import app.sotto.accounts.KeyRing;
import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.accounts.Someone;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.gateway.FakeModels;
import app.sotto.inference.Models;
import app.sotto.tenancy.CurrentTenant;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.context.bean.override.convention.TestBean;

/** Somebody makes keys, without a browser. */
@ApplicationModuleTest(
        module = "accounts",
        extraIncludes = {"tenancy", "mail", "audit", "shell", "egress", "webhooks"})
@ViewPackages(packages = "app.sotto.gateway.ui")
class DevelopersViewTests extends SpringBrowserlessTest {

    @TestBean Models models;
    @Autowired SigningUp signingUp;
    @Autowired KeyRing keyRing;
    @Autowired ApiKeys apiKeys;
    @Autowired CurrentTenant currentTenant;

    private MemberPrincipal anna;

    static Models models() {
        return new FakeModels();
    }

    @BeforeEach
    void annaIsSignedIn() {
        anna = signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken(anna, null, anna.role().authority()));
    }

    @AfterEach
    void leave() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void makesAKeyThatDoesNoMoreThanItsFormSays() {
        visit(() -> {
            click("Create key");
            field("Name", TextField.class).setValue("build server");
            scopes().setValue(Set.of(Scope.AUDIO));
            field("Requests a minute", IntegerField.class).setValue(30);
            field("Networks", TextArea.class).setValue("203.0.113.0/24, 2001:db8::1");
            clickLast("Create key");
        });

        KeyTerms terms =
                new KeyTerms(
                        Set.of(Scope.AUDIO),
                        Set.of(),
                        List.of("203.0.113.0/24", "2001:db8::1"),
                        30,
                        null);
        assertThat(keys()).extracting(KeyRing.Listed::terms).containsExactly(terms);
        assertThat(apiKeys.authenticate(shownKey(), "203.0.113.1"))
                .isInstanceOf(Answer.Welcome.class);
        assertThat(texts())
                .contains(
                        "only Speech to text · only from 203.0.113.0/24, 2001:db8::1 · 30 requests a"
                                + " minute");
    }

    @Test
    void saysBesideEachFieldWhatIsWrong() {
        visit(() -> {
            click("Create key");
            scopes().setValue(Set.of());
            field("Requests a minute", IntegerField.class).setValue(0);
            field("Networks", TextArea.class).setValue("office");
            clickLast("Create key");

            assertThat(field("Name", TextField.class).getErrorMessage())
                    .isEqualTo("Give the key a name.");
            assertThat(scopes().getErrorMessage()).isEqualTo("Choose at least one.");
            assertThat(field("Requests a minute", IntegerField.class).isInvalid()).isTrue();
            assertThat(field("Networks", TextArea.class).getErrorMessage())
                    .startsWith("'office' is no address or network.");
        });
        assertThat(keys()).isEmpty();
    }

    @Test
    void rotatesAKeyAndRevokesIt() {
        String first =
                as(() -> keyRing.create(anna.caller(), Kind.KEY, "ci", KeyTerms.ALL).secret());
        visit(() -> {
            label("Rotate ci").click();
            clickLast("Rotate");
        });
        String second = shownKey();
        assertThat(second).isNotEqualTo(first);
        assertThat(good(first)).as("for 24 hours").isTrue();
        assertThat(good(second)).isTrue();
        assertThat(texts()).anyMatch(text -> text.contains("the key before is good until"));

        visit(() -> {
            label("Revoke ci").click();
            as(() -> {
                keyRing.revoke(anna.caller(), keys().getFirst().id());
                return true;
            });
        });
        assertThat(good(second)).isFalse();
    }

    private boolean good(String key) {
        return apiKeys.authenticate(key, "127.0.0.1") instanceof Answer.Welcome;
    }

    private String shownKey() {
        return field("API key", TextField.class).getValue();
    }

    private void visit(Runnable work) {
        as(() -> {
            navigate(DevelopersView.class);
            work.run();
            return true;
        });
    }

    private List<KeyRing.Listed> keys() {
        return as(keyRing::all);
    }

    private <T> T as(Supplier<T> work) {
        return currentTenant.callAs(anna.caller().tenant(), work::get);
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Scope> scopes() {
        return find(CheckboxGroup.class).single();
    }

    private <F extends Component> F field(String label, Class<F> type) {
        return find(type).all().stream()
                .filter(field -> label.equals(field.getElement().getProperty("label")))
                .findFirst()
                .orElseThrow();
    }

    private void click(String text) {
        find(Button.class).withText(text).all().getFirst().click();
    }

    private void clickLast(String text) {
        find(Button.class).withText(text).all().getLast().click();
    }

    private Button label(String label) {
        return find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts() {
        return find(Span.class).all().stream().map(Span::getText).toList();
    }
}
