package app.sotto.gateway.ui;

import app.sotto.accounts.KeyRing;
import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.Members;
import app.sotto.accounts.SignedIn;
import app.sotto.inference.Models;
import app.sotto.shell.kit.Background;
import app.sotto.shell.kit.PublicAddress;
import app.sotto.webhooks.Deliveries;
import app.sotto.webhooks.Endpoints;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/**
 * The organisation's keys, service accounts, own tokens and webhooks, and a first request to try
 * them with.
 */
@Route("developers")
@Menu(title = "gateway.developers.menu", order = 60, icon = "vaadin:code")
@PermitAll
@StyleSheet("gateway.css")
class DevelopersView extends Main implements HasDynamicTitle {

    DevelopersView(
            KeyRing keyRing,
            Models models,
            Endpoints endpoints,
            Deliveries deliveries,
            Members members,
            Background background,
            SignedIn signedIn,
            PublicAddress address) {
        addClassNames("sotto-page", "narrow");
        add(
                new H1(getTranslation("gateway.developers.title")),
                new KeysSection(keyRing, models, signedIn.require(), Kind.KEY),
                new KeysSection(keyRing, models, signedIn.require(), Kind.SERVICE),
                new KeysSection(keyRing, models, signedIn.require(), Kind.MEMBER),
                new WebhooksSection(endpoints, deliveries, members, background, signedIn.require()),
                new FirstRequest(address.base()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("gateway.developers.title") + " · " + getTranslation("shell.brand");
    }
}
