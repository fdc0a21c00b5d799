package app.sotto.gateway.audio;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Nobody reads the answer, and nothing went wrong: only the access log sees this. */
@RestControllerAdvice("app.sotto.gateway.audio")
@Order(Ordered.HIGHEST_PRECEDENCE)
class CallersWhoLeft {

    /** As nginx logs a request whose client closed the connection. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    @ExceptionHandler
    ResponseEntity<Void> left(CallerLeftException gone) {
        return ResponseEntity.status(CLIENT_CLOSED_REQUEST).build();
    }
}
