package app.sotto.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.signin.OidcSettings;
import app.sotto.accounts.signin.Sessions;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AccountsTest
@ViewPackages(packages = "app.sotto.accounts.ui")
class LoginViewTests extends SpringBrowserlessTest {

    private static final OidcSettings ACME =
            new OidcSettings("http://127.0.0.1:9", "sotto", "secret", "Acme");

    @Autowired Sessions sessions;

    @Test
    void offersTheIdentityProviderOnlyWhereThereIsOne() {
        assertThat(links(navigate(LoginView.class))).doesNotContain(OidcSettings.START);
        var page = new LoginView(sessions, ACME);
        assertThat(links(page)).contains(OidcSettings.START);
        assertThat(all(page).filter(Anchor.class::isInstance).map(c -> ((Anchor) c).getText()))
                .contains("Continue with Acme");
    }

    @Test
    void saysWhyTheIdentityProviderLetNobodyIn() {
        assertThat(said("oidc")).anyMatch(s -> s.contains("did not answer as it should"));
        assertThat(said("unverified"))
                .anyMatch(s -> s.contains("has not verified your e-mail address"));
    }

    private List<String> said(String error) {
        UI.getCurrent().navigate(LoginView.class, QueryParameters.of("error", error));
        return all((LoginView) getCurrentView()).map(c -> c.getElement().getText()).toList();
    }

    private static List<String> links(Component page) {
        return all(page)
                .filter(Anchor.class::isInstance)
                .map(anchor -> ((Anchor) anchor).getHref())
                .toList();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(
                Stream.of(component), component.getChildren().flatMap(LoginViewTests::all));
    }
}
