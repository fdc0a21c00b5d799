package app.sotto.billing.ui;

import app.sotto.billing.stripe.Mode;
import app.sotto.billing.stripe.Payments;
import app.sotto.shell.kit.Banner;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Says on every page that what is bought here costs nothing. */
@org.springframework.stereotype.Component
@Order(50)
class TestBillingBanner implements Banner {

    private final Payments payments;

    TestBillingBanner(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Optional<Component> create() {
        return payments.mode() == Mode.TEST ? Optional.of(new Line()) : Optional.empty();
    }

    @StyleSheet("billing.css")
    private static class Line extends Div {

        Line() {
            addClassNames("billing-banner", "quiet");
            setText(getTranslation("billing.test"));
        }
    }
}
