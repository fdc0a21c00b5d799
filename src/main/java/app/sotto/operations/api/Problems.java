package app.sotto.operations.api;

import app.sotto.inference.NodeRefusedException;
import app.sotto.operations.fleet.NoSuchNodeException;
import app.sotto.operations.fleet.NodeTakenException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.json.JsonMapper;

/** Answers what goes wrong as problem details (RFC 9457). */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail refused(NodeRefusedException refused) {
        var status =
                switch (refused) {
                    case NoSuchNodeException _ -> HttpStatus.NOT_FOUND;
                    case NodeTakenException _ -> HttpStatus.CONFLICT;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        return problem(status, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(BodyRefusedException refused) {
        return problem(HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(MethodArgumentTypeMismatchException mismatch) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "The node's id is no UUID. GET /operator/api/nodes lists them.");
    }

    @ExceptionHandler
    ProblemDetail failed(Exception failure) {
        if (failure instanceof ErrorResponse known) {
            return known.getBody();
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Request failed, reference {}", reference, failure);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "This went wrong on our side. The log knows it as " + reference + ".");
    }

    static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    /** For what no controller has heard of yet. */
    static void write(HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        var problem = problem(status, detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        JsonMapper.shared()
                .writeValue(
                        response.getOutputStream(),
                        Map.of(
                                "title",
                                status.getReasonPhrase(),
                                "status",
                                problem.getStatus(),
                                "detail",
                                detail));
    }
}
