package app.sotto.inference.bench;

import app.sotto.inference.simulated.Progress.Ending;
import app.sotto.inference.simulated.Work;
import app.sotto.tenancy.TenantId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A window that somebody wants recognised.
 *
 * @param seconds of audio
 * @param done hears when it is
 */
record Request(double seconds, @Nullable TenantId tenant, Consumer<Ending> done) {

    /** Whisper's decoder begins with four tokens. */
    private static final int START_TOKENS = 4;

    /** The pace of gpu-nodes/bench/service-times.json: 2.5 words a second, 1.35 tokens a word. */
    private static final double TOKENS_PER_SECOND = 2.5 * 1.35;

    Work work() {
        return workOf(seconds);
    }

    static Work workOf(double seconds) {
        return new Work(START_TOKENS, (int) Math.round(seconds * TOKENS_PER_SECOND) + 1);
    }
}
