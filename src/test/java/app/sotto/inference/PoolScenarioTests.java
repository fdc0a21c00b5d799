package app.sotto.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.sotto.inference.Fleet.NodeSummary;
import app.sotto.inference.Fleet.State;
import app.sotto.inference.simulated.Fault;
import app.sotto.inference.simulated.Fault.Kind;
import app.sotto.inference.simulated.NodeOptions;
import app.sotto.inference.simulated.SimulatedNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/**
 * Three simulated nodes behind the room as the application wires it, under load, and in trouble.
 */
@Timeout(60)
class PoolScenarioTests {

    private static final String MODEL = "whisper-large-v3";
    private static final double SPEED = 5;
    private static final int CALLERS = 48;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir static Path home;

    private final List<SimulatedNode> nodes = new ArrayList<>();

    @BeforeEach
    void startNodes() {
        for (int i = 0; i < 3; i++) {
            nodes.add(SimulatedNode.start(NodeOptions.serving(MODEL).withSpeed(SPEED)));
        }
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(SimulatedNode::close);
    }

    @Test
    void losesNothingWhenOneResetsOneIsDrainedAndOneHangsForGood() {
        room().run(context -> {
            awaitReady(context, 3);
            var load = new Load(context);
            load.start(CALLERS);
            load.awaitAnswers(100);

            nodes.get(0).faults().add(Fault.of(Kind.RESET).lasting(2));
            load.awaitAnswers(100);
            var drained = node(context, nodes.get(1));
            context.getBean(Fleet.class).drain(drained.id(), true);
            load.awaitAnswers(50);
            context.getBean(Fleet.class).drain(drained.id(), false);
            // One trouble after the other: nothing is sent a third time.
            nodes.get(0).faults().clear();
            load.awaitAnswers(100);
            nodes.get(2).faults().add(Fault.of(Kind.HANG));
            load.awaitAnswers(100);
            load.awaitAnswersOf(nodes.get(1));
            load.stop();

            assertThat(load.refused).isEmpty();
        });
    }

    @Test
    void aDrainMovesALiveDictationOnlyBetweenSegments() {
        room().run(context -> {
            awaitReady(context, 3);
            var session = new Session();
            session.segmentBegan();
            var first = place(context, session);
            var load = new Load(context);
            load.start(CALLERS / 2);
            context.getBean(Fleet.class).drain(node(context, first).id(), true);

            for (int i = 0; i < 10; i++) {
                assertThat(place(context, session)).isEqualTo(first);
            }
            session.segmentEnded();
            assertThat(place(context, session)).isNotEqualTo(first);
            load.stop();
            assertThat(load.refused).isEmpty();
        });
    }

    @Test
    void refusesInTimeWithAReasonWhileAllAreDownAndWorksAgainAfterwards() {
        room().run(context -> {
            awaitReady(context, 3);
            nodes.forEach(node -> node.faults().add(Fault.of(Kind.DOWN)));
            await().atMost(LIMIT).until(() -> ready(context) == 0);

            var began = System.nanoTime();
            assertThatThrownBy(() -> ask(context, Duration.ofSeconds(1)))
                    .isInstanceOf(NoCapacityException.class)
                    .hasMessageContaining("none of the 3 connected nodes runs");
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));

            var answered = new AtomicBoolean();
            var waiting =
                    Thread.ofVirtual()
                            .start(() -> {
                                ask(context, PATIENCE);
                                answered.set(true);
                            });
            nodes.forEach(node -> node.faults().clear());
            assertThat(waiting.join(LIMIT)).isTrue();
            assertThat(answered).isTrue();
        });
    }

    private ApplicationContextRunner room() {
        var urls =
                nodes.stream()
                        .map(node -> node.baseUrl().toString())
                        .collect(Collectors.joining(","));
        return new ApplicationContextRunner()
                .withUserConfiguration(InferenceStartTests.Room.class)
                .withPropertyValues(
                        "sotto.home=" + home,
                        "sotto.embedded=true",
                        "sotto.inference.fetch=false",
                        "sotto.inference.warm=false",
                        "sotto.inference.watch.interval=100ms",
                        "sotto.inference.watch.concurrency=64",
                        "sotto.nodes=" + urls);
    }

    private static void awaitReady(ApplicationContext context, int count) {
        await().atMost(LIMIT).until(() -> ready(context) == count);
    }

    private static long ready(ApplicationContext context) {
        return context.getBean(Fleet.class).nodes().stream()
                .filter(node -> node.state() == State.READY)
                .count();
    }

    private static NodeSummary node(ApplicationContext context, SimulatedNode node) {
        return context.getBean(Fleet.class).nodes().stream()
                .filter(each -> each.endpoints().getFirst().url().equals(node.baseUrl()))
                .findFirst()
                .orElseThrow();
    }

    private SimulatedNode place(ApplicationContext context, Session session) {
        var demand = Demand.of(model(context), 1, PATIENCE).as(WorkClass.LIVE).in(session);
        var at =
                context.getBean(Requests.class)
                        .send(
                                demand,
                                lease -> {
                                    var _ =
                                            context.getBean(SpeechClient.class)
                                                    .recognise(lease, window(1));
                                    return lease.baseUrl();
                                });
        return nodes.stream().filter(node -> node.baseUrl().equals(at)).findFirst().orElseThrow();
    }

    private static String ask(ApplicationContext context, Duration patience) {
        var window = window(1);
        return context.getBean(Requests.class)
                .send(
                        Demand.of(model(context), window.seconds(), patience),
                        lease -> {
                            var _ = context.getBean(SpeechClient.class).recognise(lease, window);
                            return lease.baseUrl().toString();
                        });
    }

    private static Model model(ApplicationContext context) {
        return context.getBean(Models.class).named(MODEL);
    }

    private static SpeechWindow window(double seconds) {
        var random = new Random(1);
        var samples = new short[(int) (seconds * SpeechWindow.SAMPLE_RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextInt(12_000) - 6_000);
        }
        return new SpeechWindow(samples, "en", null, 0);
    }

    /** Callers who ask again as soon as they have an answer. */
    private static final class Load {

        private final ApplicationContext context;
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger answered = new AtomicInteger();
        private final Map<String, Integer> places = new ConcurrentHashMap<>();
        private final Map<String, Integer> refused = new ConcurrentHashMap<>();
        private final List<Thread> callers = new ArrayList<>();

        Load(ApplicationContext context) {
            this.context = context;
        }

        void start(int count) {
            for (int i = 0; i < count; i++) {
                callers.add(Thread.ofVirtual().start(this::keepAsking));
            }
        }

        private void keepAsking() {
            while (!over.get()) {
                try {
                    places.merge(ask(context, PATIENCE), 1, Integer::sum);
                    answered.incrementAndGet();
                } catch (NoCapacityException e) {
                    refused.merge(String.valueOf(e.getMessage()), 1, Integer::sum);
                }
            }
        }

        void awaitAnswers(int more) {
            int wanted = answered.get() + more;
            await().atMost(LIMIT).until(() -> answered.get() >= wanted);
        }

        void awaitAnswersOf(SimulatedNode node) {
            var url = node.baseUrl().toString();
            int before = places.getOrDefault(url, 0);
            await().atMost(LIMIT).until(() -> places.getOrDefault(url, 0) > before);
        }

        void stop() throws InterruptedException {
            over.set(true);
            for (var caller : callers) {
                assertThat(caller.join(LIMIT)).isTrue();
            }
        }
    }
}
