package app.sotto.gateway.audio;

import app.sotto.gateway.callers.Presence;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets work go on for as long as its caller is there, and interrupts it when they leave. */
@Component
class Attendance {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Reads the request to its end first: what comes after it says that the caller hung up. */
    Visit of(HttpServletRequest request) throws IOException {
        var _ = request.getInputStream().transferTo(OutputStream.nullOutputStream());
        return new Visit(Presence.of(request));
    }

    /** Work for a caller who waits. */
    interface Work<T> {
        T done() throws IOException;
    }

    /** One caller's. */
    static final class Visit {

        private final Presence caller;
        private final Thread worker = Thread.currentThread();
        private final CountDownLatch over = new CountDownLatch(1);
        private boolean left;

        private Visit(Presence caller) {
            this.caller = caller;
        }

        <T> T during(Work<T> work) throws IOException {
            return during(() -> {}, work);
        }

        /**
         * Does the work.
         *
         * @param nowAndThen is run by another thread while it lasts
         * @throws CallerLeftException when the caller left before it was done
         */
        <T> T during(Runnable nowAndThen, Work<T> work) throws IOException {
            var watch = Thread.ofVirtual().name("attendance").start(() -> watch(nowAndThen));
            try {
                return work.done();
            } catch (IOException | RuntimeException e) {
                if (hasLeft()) {
                    throw new CallerLeftException();
                }
                throw e;
            } finally {
                end(watch);
            }
        }

        private void watch(Runnable nowAndThen) {
            try {
                while (attended()) {
                    nowAndThen.run();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        /** Looks after a pause; false once there is nothing more to look for. */
        private boolean attended() throws InterruptedException {
            return !over.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS) && !looked();
        }

        private synchronized boolean looked() {
            if (!isOver() && caller.isGone()) {
                left();
            }
            return isOver() || left;
        }

        private boolean isOver() {
            return over.getCount() == 0;
        }

        /** The caller cannot be reached any more. */
        synchronized void left() {
            if (!isOver() && !left) {
                left = true;
                worker.interrupt();
            }
        }

        private synchronized boolean hasLeft() {
            return left;
        }

        private void end(Thread watch) {
            synchronized (this) {
                over.countDown();
            }
            // An interrupt was meant for the work alone, and nobody sends another one.
            var _ = Thread.interrupted();
            try {
                watch.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
