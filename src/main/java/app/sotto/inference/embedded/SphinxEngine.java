package app.sotto.inference.embedded;

import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CMU Sphinx: English, pure Java, with its models on the class path. A demonstration: about one
 * word in five is wrong. Each worker holds a recogniser of its own, some 180 MB of heap that take
 * four seconds to load.
 */
final class SphinxEngine implements SpeechEngine {

    private static final Logger log = LoggerFactory.getLogger(SphinxEngine.class);

    private final Queue<SphinxRecogniser> idle = new ConcurrentLinkedQueue<>();
    private final Semaphore workers;

    SphinxEngine(int workers) {
        this.workers = new Semaphore(workers, true);
    }

    @Override
    public String model() {
        return "sphinx-en";
    }

    @Override
    public boolean understands(String language) {
        return language.equals("en") || language.equals("auto");
    }

    @Override
    public void warm() {
        try {
            long start = System.nanoTime();
            var _ = withRecogniser(recogniser -> new Recognition("", "en", List.of()));
            log.info("The demo speech engine is loaded ({} ms)", millisSince(start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Recognition recognise(SpeechWindow window, NodeMetrics metrics)
            throws InterruptedException {
        return withRecogniser(recogniser -> {
            metrics.began();
            try {
                return recogniser.recognise(window);
            } finally {
                metrics.ended();
            }
        });
    }

    /** A recogniser that throws is not used again: its search may have stopped half-way. */
    private Recognition withRecogniser(Work work) throws InterruptedException {
        workers.acquire();
        try {
            var waiting = idle.poll();
            var recogniser = waiting == null ? SphinxRecogniser.load() : waiting;
            var heard = work.with(recogniser);
            idle.add(recogniser);
            return heard;
        } finally {
            workers.release();
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Override
    public void close() {
        idle.clear();
    }

    private interface Work {
        Recognition with(SphinxRecogniser recogniser);
    }
}
