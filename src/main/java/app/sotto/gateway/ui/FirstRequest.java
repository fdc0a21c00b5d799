package app.sotto.gateway.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.net.URI;

/** A program that works as soon as a key is put into it, for the usual clients. */
class FirstRequest extends Section {

    private final Pre code = new Pre();

    FirstRequest(URI base) {
        addClassNames("sotto-card", "gateway-section");
        var clients = new RadioButtonGroup<QuickStart>(getTranslation("gateway.first.clients"));
        clients.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        clients.setItems(QuickStart.all());
        clients.setItemLabelGenerator(QuickStart::name);
        clients.addValueChangeListener(chosen -> code.setText(chosen.getValue().code(base)));
        clients.setValue(QuickStart.all().getFirst());
        code.addClassName("gateway-code");
        code.getElement().setAttribute("tabindex", "0");
        add(
                new H2(getTranslation("gateway.first.heading")),
                new Paragraph(getTranslation("gateway.first.text", base.resolve("/v1"))),
                clients,
                code,
                new CopyButton(code::getText),
                new Anchor("docs/api", getTranslation("gateway.first.reference")));
    }
}
