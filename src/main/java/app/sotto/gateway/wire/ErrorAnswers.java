package app.sotto.gateway.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes errors in the form that belongs to the address asked. */
public final class ErrorAnswers {

    private ErrorAnswers() {}

    /** A problem detail (RFC 9457) of type about:blank, with the code and the field besides. */
    @JsonInclude(Include.NON_NULL)
    record Problem(
            String title,
            int status,
            String detail,
            String instance,
            @Nullable String code,
            @Nullable String param) {}

    public static ResponseEntity<Object> answer(HttpServletRequest request, ApiError error) {
        var headers = new HttpHeaders();
        var retryAfter = error.retryAfter();
        if (retryAfter != null) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
        }
        if (error.status().value() == HttpServletResponse.SC_UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        headers.setContentType(
                openAi(request) ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(body(request, error), headers, error.status());
    }

    /** As {@link #answer}, for filters. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, ApiError error)
            throws IOException {
        ResponseEntity<Object> answer = answer(request, error);
        response.setStatus(error.status().value());
        answer.getHeaders()
                .forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
        byte[] body = JsonMapper.shared().writeValueAsBytes(answer.getBody());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Object body(HttpServletRequest request, ApiError error) {
        if (openAi(request)) {
            return error.envelope();
        }
        return new Problem(
                error.status().getReasonPhrase(),
                error.status().value(),
                error.message(),
                request.getRequestURI(),
                error.code(),
                error.param());
    }

    private static boolean openAi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/v1/");
    }
}
