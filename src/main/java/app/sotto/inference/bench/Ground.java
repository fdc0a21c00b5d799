package app.sotto.inference.bench;

import app.sotto.inference.ServiceTimes;
import app.sotto.inference.catalogue.Catalogue;
import app.sotto.inference.catalogue.CatalogueFile;
import app.sotto.inference.simulated.EngineTimes;
import app.sotto.inference.simulated.VirtualTimeline;
import java.util.List;

/** What every measurement in virtual time stands on: one card's times and the catalogue. */
record Ground(ServiceTimes all, EngineTimes times, Catalogue catalogue) {

    static final String CARD = "h100-sxm";
    private static final int IN_FLIGHT = 1_000;
    private static final double SETTLED = 20;
    private static final double END = 60;

    static Ground read() {
        var all = ServiceTimes.bundled();
        return new Ground(all, EngineTimes.of(all, Instance.MODEL, CARD), CatalogueFile.read());
    }

    /** Windows a second that one card recognises when it never lacks any. */
    double windowsPerSecond() {
        var timeline = new VirtualTimeline();
        return new Traffic(timeline, 0, SETTLED, END)
                .keepInFlight(IN_FLIGHT, new OneMachine(times, timeline, 1))
                .donePerSecond();
    }

    /** How many cards as they should be a number of them is worth. */
    static double worth(List<Double> slowness) {
        return slowness.stream().mapToDouble(factor -> 1 / factor).sum();
    }
}
