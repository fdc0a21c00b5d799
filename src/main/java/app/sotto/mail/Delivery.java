package app.sotto.mail;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Empties the outbox: at once after a commit, and every half minute for what had to wait. */
class Delivery implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final Postman postman;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean running;
    private volatile Thread loop = Thread.currentThread();

    Delivery(Outbox outbox, Postman postman) {
        this.outbox = outbox;
        this.postman = postman;
    }

    /** Rings once the transaction that is open has committed. */
    void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        bell.release();
                    }
                });
    }

    @Override
    public void start() {
        running = true;
        loop = Thread.ofVirtual().name("mail-delivery").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                deliverAll();
                var _ = bell.tryAcquire(PAUSE.toSeconds(), TimeUnit.SECONDS);
                bell.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("The outbox could not be read; trying again in a while: {}", e.toString());
                pause();
            }
        }
    }

    private void deliverAll() {
        for (var next = outbox.claim(); running && next.isPresent(); next = outbox.claim()) {
            deliver(next.get());
        }
    }

    private void deliver(SealedLetter letter) {
        try {
            postman.deliver(letter);
            outbox.sent(letter.id());
        } catch (RuntimeException e) {
            log.warn("Letter {} was not taken by the mail server: {}", letter.id(), e.toString());
            outbox.failed(letter.id(), e.getClass().getSimpleName());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        loop.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
