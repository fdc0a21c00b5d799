package app.sotto.accounts.ui;

import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.Sessions;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import org.springframework.stereotype.Component;

/** The browser behind the page that is being worked on. */
@Component
class Browser {

    private final Sessions sessions;

    Browser(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Signs in and opens the first page. Only in a click of the page's own. */
    void enter(MemberPrincipal principal) {
        sessions.begin(
                principal,
                VaadinServletRequest.getCurrent().getHttpServletRequest(),
                VaadinServletResponse.getCurrent().getHttpServletResponse());
        UI.getCurrent().getPage().setLocation("/dictate");
    }

    String address() {
        return VaadinServletRequest.getCurrent().getRemoteAddr();
    }
}
