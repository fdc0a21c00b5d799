package app.sotto.dictation.live;

import app.sotto.dictation.DictationSettings;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How many segments of live dictations are polished at once by this process, first come first. */
@Component
class PolishingRoom {

    private final Semaphore places;
    private final int perDictation;

    PolishingRoom(DictationSettings settings) {
        places = new Semaphore(settings.polishedAtOnce(), true);
        perDictation = settings.polishedAtOncePerDictation();
    }

    int perDictation() {
        return perDictation;
    }

    /**
     * Works in a place of its own, after waiting for one.
     *
     * @throws InterruptedException while it waited
     */
    <T> T in(Supplier<T> work) throws InterruptedException {
        places.acquire();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
