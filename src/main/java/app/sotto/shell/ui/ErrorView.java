package app.sotto.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page that failed to open: a reference that the log knows too, and no stack trace. */
@AnonymousAllowed
class ErrorView extends VerticalLayout implements HasErrorParameter<Exception> {

    private static final Logger log = LoggerFactory.getLogger(ErrorView.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Page failed, reference {}", reference, error.getException());
        add(
                new H1(getTranslation("shell.error.title")),
                new Paragraph(getTranslation("shell.error.text", reference)),
                new Anchor("dictate", getTranslation("shell.error.home")));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
