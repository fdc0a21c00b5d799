package app.sotto.inference.bench;

import app.sotto.inference.simulated.EngineTimes;
import app.sotto.inference.simulated.SimulatedEngine;
import app.sotto.inference.simulated.Timeline;

/** The best possible: one queue in front of one machine that is as fast as all cards together. */
final class OneMachine implements Service {

    private final SimulatedEngine engine;

    /**
     * @param speed how many cards it is worth
     */
    OneMachine(EngineTimes times, Timeline timeline, double speed) {
        this.engine = new SimulatedEngine(times, timeline);
        engine.slow(1 / speed);
    }

    @Override
    public void take(Request request) {
        var _ = engine.submit(request.work(), ending -> request.done().accept(ending));
    }
}
