package app.sotto.inference.bench;

import app.sotto.inference.simulated.Progress.Ending;
import app.sotto.inference.simulated.VirtualTimeline;
import app.sotto.tenancy.TenantId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Windows of 1 to 28 seconds, all lengths alike, for a service in virtual time. What happens before
 * {@code from} and after {@code to} is not counted.
 */
final class Traffic {

    static final double SHORTEST = 1;
    static final double LONGEST = 28;
    private static final double LAST_ANSWERS = 300;

    private final VirtualTimeline timeline;
    private final SplittableRandom random;
    private final double from;
    private final double to;
    private final Waits waits = new Waits();
    private final Waits answers = new Waits();
    private int done;

    Traffic(VirtualTimeline timeline, long seed, double from, double to) {
        this.timeline = timeline;
        this.random = new SplittableRandom(seed);
        this.from = from;
        this.to = to;
    }

    /** From arrival to the card's beginning with it. */
    Waits waits() {
        return waits;
    }

    /** From arrival to the answer. */
    Waits answers() {
        return answers;
    }

    double donePerSecond() {
        return done / (to - from);
    }

    /** Whoever has an answer asks again at once. */
    Traffic keepInFlight(int count, Service service) {
        for (int i = 0; i < count; i++) {
            again(service);
        }
        timeline.runUntil(to);
        return this;
    }

    private void again(Service service) {
        if (timeline.now() < to) {
            send(service, null, () -> again(service));
        }
    }

    /** Arrivals at random times, each at one of the services in turn; then the last answers. */
    Traffic arrive(double perSecond, List<? extends Service> services) {
        begin(perSecond, services, () -> null);
        return finish();
    }

    /** Arrivals at random times, beside whatever else there is. */
    Traffic begin(
            double perSecond,
            List<? extends Service> services,
            Supplier<@Nullable TenantId> tenant) {
        next(perSecond, services, tenant, 0);
        return this;
    }

    Traffic finish() {
        timeline.runUntil(to + LAST_ANSWERS);
        return this;
    }

    private void next(
            double perSecond,
            List<? extends Service> services,
            Supplier<@Nullable TenantId> tenant,
            int turn) {
        double time = timeline.now() - Math.log(1 - random.nextDouble()) / perSecond;
        if (time < to) {
            timeline.at(
                    time,
                    () -> {
                        send(services.get(turn % services.size()), tenant.get(), () -> {});
                        next(perSecond, services, tenant, turn + 1);
                    });
        }
    }

    private void send(Service service, @Nullable TenantId tenant, Runnable after) {
        double arrived = timeline.now();
        double seconds = SHORTEST + (LONGEST - SHORTEST) * random.nextDouble();
        service.take(
                new Request(
                        seconds,
                        tenant,
                        ending -> {
                            count(arrived, ending);
                            after.run();
                        }));
    }

    private void count(double arrived, Ending ending) {
        double ended = ending.times().ended();
        if (ended >= from && ended < to) {
            done++;
        }
        if (arrived >= from && arrived < to) {
            waits.add(ending.times().began() - arrived);
            answers.add(ended - arrived);
        }
    }
}
