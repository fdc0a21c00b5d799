package app.sotto.accounts.ui;

import app.sotto.accounts.signin.Confirming;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Where the link in the confirming letter leads. */
@Route(value = "verify", autoLayout = false)
@AnonymousAllowed
class VerifyView extends Entrance implements BeforeEnterObserver {

    private final Confirming confirming;

    VerifyView(Confirming confirming) {
        super("accounts.verify.title");
        this.confirming = confirming;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var token = event.getLocation().getQueryParameters().getSingleParameter("token");
        if (token.filter(confirming::confirm).isPresent()) {
            show(text("accounts.verify.done"), button("dictate", "accounts.verify.go"));
        } else {
            show(text("accounts.verify.old"), button("dictate", "accounts.verify.go"));
        }
    }
}
