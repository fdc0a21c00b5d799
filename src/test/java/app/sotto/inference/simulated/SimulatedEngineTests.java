package app.sotto.inference.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.sotto.inference.ServiceTimes;
import app.sotto.inference.ServiceTimes.Entry;
import app.sotto.inference.ServiceTimes.Speech;
import app.sotto.inference.ServiceTimes.Text;
import app.sotto.inference.simulated.Progress.Ending;
import app.sotto.inference.simulated.Progress.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An engine in virtual time: minutes of a GPU's work in a moment. */
class SimulatedEngineTests {

    private static final ServiceTimes TIMES = ServiceTimes.bundled();

    private final VirtualTimeline timeline = new VirtualTimeline();
    private final List<Ending> endings = new ArrayList<>();

    static List<Entry> entries() {
        return TIMES.entries()
                .filter(entry -> entry instanceof Speech || entry instanceof Text)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void carriesWhenSaturatedWhatTheFileSays(Entry entry) {
        var engine = new SimulatedEngine(EngineTimes.of(entry), timeline);
        var reference =
                entry instanceof Speech speech ? speech.reference() : ((Text) entry).reference();
        var figures =
                entry instanceof Speech speech
                        ? speech.saturatedPerSecond()
                        : ((Text) entry).saturatedPerSecond();
        int running = Math.min(figures.points().lastKey(), engine.times().maxRunning());
        var random = new Random(7);
        for (int i = 0; i < running; i++) {
            keepBusy(engine, reference.promptTokens(), reference.outputTokens(), random);
        }
        timeline.runUntil(60);
        int before = endings.size();
        timeline.runUntil(360);

        double perSecond = (endings.size() - before) / 300.0;
        assertThat(perSecond).isCloseTo(figures.at(running), within(0.05 * figures.at(running)));
    }

    /** Lengths vary around the reference by a half, so that sequences do not march in step. */
    private void keepBusy(SimulatedEngine engine, int prompt, int output, Random random) {
        int length = output / 2 + random.nextInt(output + 1);
        engine.submit(
                new Work(prompt, length),
                ending -> {
                    endings.add(ending);
                    keepBusy(engine, prompt, output, random);
                });
    }

    @Test
    void takesForOneWindowWhatItsPartsTake() {
        var whisper = (Speech) TIMES.of("whisper-large-v3", "h100-sxm");
        var engine = new SimulatedEngine(EngineTimes.of(whisper), timeline);
        engine.submit(new Work(4, 50), endings::add);
        timeline.runToTheEnd();

        double seconds =
                whisper.hostSeconds().value()
                        + whisper.encoderSeconds().at(1)
                        + 50 * whisper.decodeStepSeconds().at(1);
        assertThat(endings)
                .singleElement()
                .satisfies(ending -> {
                    assertThat(ending.reason()).isEqualTo(Reason.STOP);
                    assertThat(ending.tokens()).isEqualTo(50);
                    assertThat(ending.times().ended()).isCloseTo(seconds, within(1e-9));
                });
    }

    @Test
    void letsWaitWhatIsBeyondItsLimit() {
        var engine = engine("whisper-large-v3");
        for (int i = 0; i < 100; i++) {
            engine.submit(new Work(4, 50), endings::add);
        }
        timeline.runUntil(0.5);
        assertThat(engine.load().running()).isEqualTo(24);
        assertThat(engine.load().waiting()).isEqualTo(76 - endings.size());
        assertThat(engine.load().kvUsage()).isBetween(0.7, 1.0);
        timeline.runToTheEnd();
        assertThat(endings).hasSize(100);
        assertThat(engine.load().kvUsage()).isZero();
    }

    @Test
    void takesInNoMoreThanItsCacheHolds() {
        var engine = engine("qwen2.5-32b");
        for (int i = 0; i < 20; i++) {
            engine.submit(new Work(9_000, 1_000), endings::add);
        }
        timeline.runUntil(10);
        assertThat(engine.load().running()).isEqualTo(3);
        timeline.runToTheEnd();
        assertThat(endings).hasSize(20);
    }

    @Test
    void readsALongPromptInPartsBesideThoseThatWrite() {
        var engine = engine("qwen2.5-14b");
        engine.submit(new Work(100, 400), endings::add);
        timeline.runUntil(1);
        engine.submit(new Work(30_000, 10), endings::add);
        timeline.runToTheEnd();
        assertThat(endings.getFirst().tokens()).isEqualTo(10);
        assertThat(endings.getLast().times().ended()).isGreaterThan(30_000 / 16_860.0);
    }

    @Test
    void countsNothingWhileItHangs() {
        var engine = engine("qwen2.5-14b");
        engine.submit(new Work(100, 400), endings::add);
        timeline.runUntil(0.2);
        engine.stall(true);
        engine.submit(new Work(100, 400), endings::add);
        timeline.runUntil(1000);
        assertThat(endings).isEmpty();
        assertThat(engine.load().waiting()).isEqualTo(1);
        engine.stall(false);
        timeline.runToTheEnd();
        assertThat(endings).hasSize(2);
    }

    @Test
    void isSlowerByTheFactor() {
        var engine = engine("whisper-large-v3");
        engine.submit(new Work(4, 50), endings::add);
        timeline.runToTheEnd();
        double once = timeline.now();
        engine.slow(4);
        engine.submit(new Work(4, 50), endings::add);
        timeline.runToTheEnd();
        assertThat(timeline.now() - once).isCloseTo(4 * once, within(1e-9));
    }

    @Test
    void endsWhatIsAbortedWithWhatItHas() {
        var engine = engine("qwen2.5-14b");
        for (int i = 0; i < 200; i++) {
            engine.submit(new Work(100, 1000), endings::add);
        }
        timeline.runUntil(3);
        engine.abortAll();
        assertThat(endings).hasSize(200).allMatch(ending -> ending.reason() == Reason.ABORT);
        assertThat(endings.getFirst().tokens()).isBetween(10, 999);
        assertThat(endings.getLast().tokens()).isZero();
        assertThat(engine.load().kvUsage()).isZero();
    }

    @Test
    void forgetsWhatIsCancelled() {
        var engine = engine("qwen2.5-14b");
        var ticket = engine.submit(new Work(100, 1000), endings::add);
        timeline.runUntil(1);
        ticket.cancel();
        timeline.runToTheEnd();
        assertThat(endings).isEmpty();
        assertThat(engine.load().running()).isZero();
        assertThat(engine.load().kvUsage()).isZero();
    }

    private SimulatedEngine engine(String model) {
        return new SimulatedEngine(EngineTimes.of(TIMES, model, "h100-sxm"), timeline);
    }
}
