package app.sotto.gateway.relay;

import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.callers.Presence;
import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ApiErrorException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** OpenAI's chat completions and embeddings. */
@RestController
class RelayController {

    static final String CHAT = "/v1/chat/completions";
    static final String EMBEDDINGS = "/v1/embeddings";

    private final TextChain chain;
    private final RelaySettings settings;

    RelayController(TextChain chain, RelaySettings settings) {
        this.chain = chain;
        this.settings = settings;
    }

    @PostMapping(CHAT)
    void chat(
            @AuthenticationPrincipal KeyHolder holder,
            HttpServletRequest request,
            HttpServletResponse response) {
        pass(Door.CHAT, holder, request, response);
    }

    @PostMapping(EMBEDDINGS)
    void embed(
            @AuthenticationPrincipal KeyHolder holder,
            HttpServletRequest request,
            HttpServletResponse response) {
        pass(Door.EMBEDDINGS, holder, request, response);
    }

    private void pass(
            Door door, KeyHolder holder, HttpServletRequest request, HttpServletResponse response) {
        var asked =
                AskedReader.read(
                        door,
                        body(request),
                        CacheWish.read(request.getHeader(Memory.HEADER)),
                        settings.uncappedTokens());
        chain.answer(holder, asked, new CallerLine(Presence.of(request), response));
    }

    private byte[] body(HttpServletRequest request) {
        int most = (int) Math.min(settings.largestRequest().toBytes(), Integer.MAX_VALUE - 64);
        if (request.getContentLengthLong() > most) {
            throw tooLarge();
        }
        byte[] body = read(request, most + 1);
        if (body.length > most) {
            throw tooLarge();
        }
        return body;
    }

    private static byte[] read(HttpServletRequest request, int most) {
        try {
            int announced = request.getContentLength();
            byte[] body = request.getInputStream().readNBytes(announced < 0 ? most : announced);
            if (body.length < announced) {
                throw brokenOff();
            }
            return body;
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    private static ApiErrorException brokenOff() {
        return new ApiErrorException(
                ApiError.invalid(null, "invalid_body", "The body broke off. Send it again."));
    }

    private ApiErrorException tooLarge() {
        return new ApiErrorException(
                ApiError.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "request_too_large",
                        "A request may have "
                                + settings.largestRequest().toMegabytes()
                                + " MB, pictures included. Send less, or name pictures by their"
                                + " address."));
    }
}
