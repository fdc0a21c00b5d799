package app.sotto.gateway.audio;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets a request ask whether its caller hung up, which the Servlet API tells only to those who
 * write. A connection at its end counts as one byte to be read that never comes; a caller who sends
 * the next request early has sent more than that.
 */
@Component
class ConnectionLine extends ValveBase
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** A request attribute: a {@link BooleanSupplier}, whether the caller hung up. */
    static final String HUNG_UP = ConnectionLine.class.getName();

    ConnectionLine() {
        super(true);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        BooleanSupplier hungUp = () -> hungUp(request.getCoyoteRequest());
        request.setAttribute(HUNG_UP, hungUp);
        getNext().invoke(request, response);
    }

    private static boolean hungUp(org.apache.coyote.Request request) {
        request.action(ActionCode.AVAILABLE, true);
        return request.getAvailable() == 1;
    }
}
