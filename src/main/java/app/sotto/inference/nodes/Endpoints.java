package app.sotto.inference.nodes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The endpoints that there are, and who wants to know when one has changed. */
public final class Endpoints {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile List<Endpoint> all = List.of();

    public List<Endpoint> all() {
        return all;
    }

    public void serve(List<Endpoint> now) {
        all = List.copyOf(now);
        changed();
    }

    public void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    /** One of them may have room, or another state. */
    public void changed() {
        listeners.forEach(Runnable::run);
    }
}
