package app.sotto.gateway.wire;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers in OpenAI's envelope what no other door under {@code /v1} does. The socket's address is
 * left to the socket, whose mapping Spring asks after this one.
 */
@Hidden
@RestController
class UnknownEndpoint {

    @RequestMapping({"/v1", "/v1/{door:(?!realtime$).+}/**"})
    void unknown(HttpServletRequest request) {
        throw new ApiErrorException(
                ApiError.of(
                        HttpStatus.NOT_FOUND,
                        "unknown_url",
                        "There is no "
                                + request.getMethod()
                                + " "
                                + Quoted.of(request.getRequestURI())
                                + " here. There are GET /v1/models, POST /v1/audio/transcriptions,"
                                + " /v1/chat/completions and /v1/embeddings, GET"
                                + " /v1/usage and the socket /v1/realtime."));
    }
}
