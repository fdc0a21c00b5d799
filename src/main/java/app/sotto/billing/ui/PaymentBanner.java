package app.sotto.billing.ui;

import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Status;
import app.sotto.billing.subscriptions.Summary;
import app.sotto.shell.kit.Banner;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Grants;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Says on every page that a payment failed, and where it is mended. */
@org.springframework.stereotype.Component
@Order(40)
class PaymentBanner implements Banner {

    private final Changing changing;
    private final Grants grants;
    private final CurrentTenant currentTenant;

    PaymentBanner(Changing changing, Grants grants, CurrentTenant currentTenant) {
        this.changing = changing;
        this.grants = grants;
        this.currentTenant = currentTenant;
    }

    @Override
    public Optional<Component> create() {
        return currentTenant
                .get()
                .flatMap(_ -> changing.current())
                .filter(one -> one.status() == Status.PAST_DUE || one.status() == Status.UNPAID)
                .map(one -> new Line(one, grants.zone()));
    }

    @StyleSheet("billing.css")
    private static class Line extends Div {

        Line(Summary one, ZoneId zone) {
            addClassName("billing-banner");
            getElement().setAttribute("role", "status");
            add(
                    new Span(
                            one.status() == Status.PAST_DUE
                                    ? getTranslation(
                                            "billing.banner.past_due",
                                            Days.of(one.graceUntil(), zone, getLocale()))
                                    : getTranslation("billing.banner.unpaid")),
                    new Anchor("billing", getTranslation("billing.banner.mend")));
        }
    }
}
