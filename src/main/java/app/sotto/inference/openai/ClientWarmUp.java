package app.sotto.inference.openai;

import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.SpeechClient;
import app.sotto.inference.SpeechWindow;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends one request to nobody once the application is up: the client's first call loads classes for
 * seconds, which should not be the first speaker's.
 */
@Component
class ClientWarmUp {

    private static final Logger log = LoggerFactory.getLogger(ClientWarmUp.class);

    /** TCP port 1 is reserved and closed, so that this ends at once. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1/v1");

    private final SpeechClient speech;

    ClientWarmUp(SpeechClient speech) {
        this.speech = speech;
    }

    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        var _ = Thread.ofVirtual().name("client-warm-up").start(this::callNobody);
    }

    void callNobody() {
        try {
            var _ = speech.recognise(new NoLease(), new SpeechWindow(new short[1], "en", null, 0));
        } catch (NoCapacityException e) {
            log.debug("The client to nodes is loaded");
        }
    }

    private static final class NoLease implements Lease {

        @Override
        public Model model() {
            return new Model(
                    "none", ModelKind.SPEECH, "none", Set.of(), Duration.ZERO, false, false);
        }

        @Override
        public URI baseUrl() {
            return NOBODY;
        }

        @Override
        public void failed(Throwable cause) {
            // As it should.
        }

        @Override
        public void close() {
            // Nothing was leased.
        }
    }
}
