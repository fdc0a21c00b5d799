package app.sotto.inference.bench;

import app.sotto.inference.simulated.EngineTimes;
import app.sotto.inference.simulated.SimulatedEngine;
import app.sotto.inference.simulated.Timeline;
import java.util.List;

/** Simulated cards, one a node. */
final class Cards {

    private final Timeline timeline;
    private final List<SimulatedEngine> engines;

    /**
     * @param slowness how many times as long each takes: 1 for one as it should be
     */
    Cards(EngineTimes times, Timeline timeline, List<Double> slowness) {
        this.timeline = timeline;
        this.engines = slowness.stream().map(factor -> card(times, timeline, factor)).toList();
    }

    private static SimulatedEngine card(EngineTimes times, Timeline timeline, double slowness) {
        var engine = new SimulatedEngine(times, timeline);
        engine.slow(slowness);
        return engine;
    }

    Timeline timeline() {
        return timeline;
    }

    int count() {
        return engines.size();
    }

    SimulatedEngine get(int number) {
        return engines.get(number);
    }

    /** Requests that each has, whoever sent them. */
    List<Integer> requests() {
        return engines.stream()
                .map(SimulatedEngine::load)
                .map(load -> load.running() + load.waiting())
                .toList();
    }
}
