package app.sotto.gateway.ui;

import app.sotto.webhooks.Delivery.Attempt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;

/** What an endpoint said to a test. */
class TestResultDialog extends Dialog {

    TestResultDialog(Attempt attempt) {
        setHeaderTitle(
                getTranslation(attempt.arrived() ? "webhooks.test.good" : "webhooks.test.bad"));
        setWidth("min(36rem, 100%)");
        add(new Paragraph(AttemptText.of(attempt, this)));
        if (!attempt.answer().isBlank()) {
            var answer = new Pre(attempt.answer());
            answer.addClassNames("gateway-code", "wrapping");
            add(answer);
        }
        getFooter().add(new Button(getTranslation("webhooks.close"), _ -> close()));
    }
}
