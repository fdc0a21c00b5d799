package app.sotto.inference.nodes;

import app.sotto.inference.Remark;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an engine calls its figures. Each list holds names in the order of preference, since engines
 * rename them; a name may ask for one label: {@code name{label=value}}.
 *
 * @param mark what the name of every metric of this engine begins with
 * @param required figures without which it cannot be judged: a missing one is an alarm
 * @param stallAfter how long it may have work and get nothing done
 */
record EngineProfile(
        String name,
        @DefaultValue("") String mark,
        @DefaultValue List<String> running,
        @DefaultValue List<String> waiting,
        @DefaultValue List<String> kvCache,
        @DefaultValue List<String> tokens,
        @DefaultValue List<String> finished,
        @DefaultValue List<Figure> required,
        @DefaultValue("10s") Duration stallAfter) {

    /** What the pool wants to know of an engine. */
    enum Figure {
        RUNNING,
        WAITING,
        KV_CACHE,
        TOKENS,
        FINISHED
    }

    boolean gives() {
        return !mark.isEmpty();
    }

    List<String> names(Figure figure) {
        return switch (figure) {
            case RUNNING -> running;
            case WAITING -> waiting;
            case KV_CACHE -> kvCache;
            case TOKENS -> tokens;
            case FINISHED -> finished;
        };
    }

    Remark alarm(Figure figure) {
        return Remark.of(
                Remark.Kind.FIGURE_MISSING,
                figure.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                String.join(", ", names(figure)));
    }
}
