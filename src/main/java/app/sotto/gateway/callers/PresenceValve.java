package app.sotto.gateway.callers;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets a request's handler find out that its caller has gone, which a server notices by itself at
 * the second write only. Tomcat looks at the connection without waiting and says 1 where it ended;
 * a byte of a next request would be counted once and then no more, so that two looks tell them
 * apart.
 */
final class PresenceValve extends ValveBase {

    private static final int ENDED = 1;

    PresenceValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        Presence presence = () -> endedTwice(coyote);
        request.setAttribute(Presence.ATTRIBUTE, presence);
        getNext().invoke(request, response);
    }

    private static boolean endedTwice(org.apache.coyote.Request request) {
        if (!ended(request)) {
            return false;
        }
        return ended(request);
    }

    private static boolean ended(org.apache.coyote.Request request) {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() == ENDED;
    }
}
