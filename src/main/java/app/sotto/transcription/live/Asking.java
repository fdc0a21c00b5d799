package app.sotto.transcription.live;

import app.sotto.inference.Recognition;
import app.sotto.inference.Session;
import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.hearing.SameTenant;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request to the model at a time, on a thread of its own, for the tenant that began it. Belongs
 * to the conversation's thread; answers arrive in its inbox.
 */
final class Asking {

    /** What is asked: the audio up to a position, for good or as a hypothesis. */
    record Question(Piece piece, long to, SpeechWindow window, boolean last) {}

    /** What came of it: a recognition, or else a failure. */
    record Answer(
            Question question,
            @Nullable Recognition heard,
            @Nullable RuntimeException failure,
            Duration took)
            implements Signal {}

    /** Has a question answered; blocks, and may be interrupted. */
    @FunctionalInterface
    interface Ear {
        Recognition hear(Question question, Session session);
    }

    private final Ear ear;
    private final Session session = new Session();
    private final SameTenant tenant;
    private final Consumer<Answer> inbox;
    private @Nullable Question current;
    private @Nullable Thread thread;

    Asking(Ear ear, SameTenant tenant, Consumer<Answer> inbox) {
        this.ear = ear;
        this.tenant = tenant;
        this.inbox = inbox;
    }

    @Nullable Question current() {
        return current;
    }

    void ask(Question question) {
        current = question;
        session.segmentBegan();
        thread =
                Thread.ofVirtual().name("live-asking").start(() -> tenant.run(() -> run(question)));
    }

    private void run(Question question) {
        long began = System.nanoTime();
        @Nullable Recognition heard = null;
        @Nullable RuntimeException failure = null;
        try {
            heard = ear.hear(question, session);
        } catch (RuntimeException e) {
            failure = e;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        inbox.accept(new Answer(question, heard, failure, took));
    }

    /** Whether this answers the question that is still open; if so, the next may be asked. */
    boolean accept(Answer answer) {
        if (!answer.question().equals(current)) {
            return false;
        }
        if (answer.question().last()) {
            session.segmentEnded();
        }
        current = null;
        thread = null;
        return true;
    }

    /** Drops the question in flight; its answer will not be accepted. */
    void cancel() {
        if (thread != null) {
            thread.interrupt();
        }
        current = null;
        thread = null;
    }
}
