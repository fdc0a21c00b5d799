package app.sotto.gateway.callers;

import jakarta.servlet.http.HttpServletRequest;

/** Whether a caller is still there. */
public interface Presence {

    /** Under which name the server leaves it with a request. */
    String ATTRIBUTE = Presence.class.getName();

    /** May be asked by any thread, while the request is being answered and not after. */
    boolean isGone();

    /** Of a server that cannot tell, everybody stays. */
    static Presence of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Presence presence
                ? presence
                : () -> false;
    }
}
