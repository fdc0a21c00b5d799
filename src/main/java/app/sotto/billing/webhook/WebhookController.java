package app.sotto.billing.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.sotto.billing.stripe.Signatures;
import java.io.IOException;
import java.io.InputStream;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Stripe sends its events. What it did not sign within the last five minutes is refused; the
 * rest is written down and answered at once, and a job does the work.
 */
@RestController
class WebhookController {

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

    private static final int MOST = 1 << 20;

    private final Signatures signatures;
    private final EventInbox inbox;
    private final EventQueue queue;
    private final JsonMapper json;

    WebhookController(Signatures signatures, EventInbox inbox, EventQueue queue, JsonMapper json) {
        this.signatures = signatures;
        this.inbox = inbox;
        this.queue = queue;
        this.json = json;
    }

    @PostMapping("/webhooks/stripe")
    ResponseEntity<String> receive(
            InputStream raw,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature)
            throws IOException {
        byte[] bytes = raw.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE)
                    .body("No event of Stripe's is that long.\n");
        }
        String body = new String(bytes, UTF_8);
        if (!signatures.signed(body, signature)) {
            return ResponseEntity.badRequest().body("The signature is not Stripe's, or too old.\n");
        }
        try {
            return take(Note.of(json.readTree(body)));
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException e) {
            return ResponseEntity.badRequest().body("This is no event of Stripe's.\n");
        }
    }

    private ResponseEntity<String> take(Note note) {
        if (!inbox.add(note)) {
            return ResponseEntity.ok("Here already.\n");
        }
        if (Subject.of(note.type()) == Subject.NONE) {
            inbox.done(note.id(), EventInbox.Outcome.IGNORED);
            return ResponseEntity.ok("Nothing that concerns us.\n");
        }
        try {
            queue.enqueue(note.id());
        } catch (RuntimeException e) {
            // Its row is there: the sweep finds it.
            log.warn("Event {} waits for the sweep", note.id(), e);
        }
        return ResponseEntity.ok("Thank you.\n");
    }
}
