package app.sotto.inference.simulated;

import app.sotto.inference.ModelKind;
import app.sotto.inference.simulated.Progress.Ending;
import app.sotto.inference.simulated.Progress.Reason;
import app.sotto.inference.simulated.Progress.Times;
import app.sotto.inference.simulated.SimulatedEngine.Load;
import app.sotto.inference.simulated.SimulatedEngine.Ticket;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The engines of one node, an engine for each model, and the faults that concern them. */
final class Engines implements AutoCloseable {

    private final Map<String, SimulatedEngine> engines = new LinkedHashMap<>();
    private final Map<VllmMetrics, Supplier<Load>> metrics = new LinkedHashMap<>();
    private final RealTimeline timeline;
    private final Faults faults;
    private volatile boolean draining;

    Engines(NodeOptions options, Faults faults) {
        this.faults = faults;
        this.timeline = new RealTimeline(options.speed());
        for (var model : options.models()) {
            var meter = new VllmMetrics(model, options.speed());
            var times = EngineTimes.of(options.times(), model, options.card());
            var engine = new SimulatedEngine(times, timeline, meter);
            engines.put(model, engine);
            metrics.put(meter, engine::load);
        }
    }

    Collection<String> models() {
        return engines.keySet();
    }

    SimulatedEngine of(String model) {
        var engine = engines.get(model);
        if (engine == null) {
            throw new IllegalArgumentException("This node does not serve '" + model + "'.");
        }
        return engine;
    }

    SimulatedEngine of(String model, ModelKind kind) throws VllmProblem {
        var engine = engines.get(model);
        if (engine == null) {
            throw VllmProblem.noModel(model);
        }
        if (engine.times().kind() != kind) {
            throw VllmProblem.bad("model", "The model '" + model + "' does not do this.");
        }
        return engine;
    }

    /**
     * While the node drains, new work ends at once as vLLM's does: aborted, with nothing written.
     */
    Ticket submit(
            SimulatedEngine engine, Work work, Reason reason, Progress progress, Faults.Plan plan) {
        if (draining) {
            double now = timeline.now();
            progress.ended(new Ending(Reason.ABORT, 0, new Times(now, now, now, now)));
            return () -> {};
        }
        return engine.submit(work, reason, progress, plan.hang());
    }

    void drain() {
        draining = true;
    }

    boolean isIdle() {
        return engines.values().stream()
                .map(SimulatedEngine::load)
                .allMatch(load -> load.running() + load.waiting() == 0);
    }

    void abortAll() {
        engines.values().forEach(SimulatedEngine::abortAll);
    }

    /** After the faults have changed. */
    void obeyFaults() {
        engines.forEach((model, engine) -> {
            engine.slow(faults.slowness(model));
            engine.stall(faults.stalls(model));
            if (!faults.hangsAny(model)) {
                engine.release();
            }
        });
    }

    String metrics() {
        return VllmMetrics.page(metrics);
    }

    @Override
    public void close() {
        abortAll();
        timeline.close();
    }
}
