package app.sotto.gateway.ui;

import app.sotto.inference.Models;
import app.sotto.shell.kit.PublicAddress;
import app.sotto.shell.kit.VisitorHeader;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** The API for anyone to read and, with a key, to try. */
@Route(value = "docs/api", autoLayout = false)
@AnonymousAllowed
@StyleSheet("gateway.css")
class ApiView extends Main implements HasDynamicTitle {

    ApiView(Models models, PublicAddress address) {
        addClassName("gateway-api");
        var description = new Anchor("openapi.json", getTranslation("gateway.api.openapi"));
        description.setRouterIgnore(true);
        add(
                new VisitorHeader(),
                new H1(getTranslation("gateway.api.title")),
                new Paragraph(getTranslation("gateway.api.lead")),
                description,
                new ApiReference(address.base(), models.available()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("gateway.api.title") + " · " + getTranslation("shell.brand");
    }
}
