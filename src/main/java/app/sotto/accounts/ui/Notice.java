package app.sotto.accounts.ui;

import app.sotto.accounts.signin.ThrottledException;
import app.sotto.mail.MailUnavailableException;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;

/** A sentence at the place where something happened; read out by screen readers. */
class Notice extends Paragraph {

    Notice() {
        addClassName("accounts-notice");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void good(String sentence) {
        show(sentence, false);
    }

    void bad(String sentence) {
        show(sentence, true);
    }

    void bad(RuntimeException problem) {
        switch (problem) {
            case ThrottledException throttled -> bad(wait(throttled.waitTime()));
            case MailUnavailableException _ -> bad(getTranslation("accounts.mail.unavailable"));
            default -> throw problem;
        }
    }

    private String wait(Duration wait) {
        return Waiting.sentence(this, wait);
    }

    void clear() {
        setVisible(false);
    }

    private void show(String sentence, boolean problem) {
        setText(sentence);
        getElement().setAttribute("role", problem ? "alert" : "status");
        setClassName("bad", problem);
        setVisible(true);
    }
}
