package app.sotto.inference.simulated;

import app.sotto.inference.simulated.SimulatedEngine.Ticket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Waits for a sequence: to its end, or for each token. */
final class Answered implements Progress {

    private final boolean tokenByToken;
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();
    private Ticket ticket = () -> {};

    Answered(boolean tokenByToken) {
        this.tokenByToken = tokenByToken;
    }

    Answered by(Ticket ticket) {
        this.ticket = ticket;
        return this;
    }

    @Override
    public void written(int tokens) {
        if (tokenByToken) {
            news.add(new News(tokens, null));
        }
    }

    @Override
    public void ended(Ending ending) {
        news.add(new News(ending.tokens(), ending));
    }

    /** The next token, or the end. */
    News next() throws InterruptedException {
        return news.take();
    }

    Ending end() throws InterruptedException {
        while (true) {
            var ending = next().ending();
            if (ending != null) {
                return ending;
            }
        }
    }

    /** Nobody waits any longer. */
    void giveUp() {
        ticket.cancel();
    }

    /**
     * @param ending null while it goes on
     */
    record News(int tokens, @Nullable Ending ending) {}
}
