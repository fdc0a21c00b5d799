package app.sotto.transcription;

import app.sotto.inference.Demand;
import app.sotto.inference.LanguageUnavailableException;
import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.ModelNotFoundException;
import app.sotto.inference.Models;
import app.sotto.inference.Pool;
import app.sotto.inference.Recognition;
import app.sotto.inference.Requests;
import app.sotto.inference.SpeechClient;
import app.sotto.inference.SpeechWindow;
import app.sotto.inference.Wish;
import app.sotto.transcription.activity.VoiceDetector;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Stands in for the pool and its models: scripted answers, and counts of what was asked. */
public final class Fakes {

    private Fakes() {}

    public static Model whisper() {
        return new Model(
                "openai/whisper-large-v3",
                ModelKind.SPEECH,
                "Whisper large v3",
                Set.of(),
                Duration.ofSeconds(28),
                true,
                false);
    }

    public static Model sphinx() {
        return new Model(
                "cmu-sphinx-en",
                ModelKind.SPEECH,
                "CMU Sphinx",
                Set.of("en"),
                Duration.ofSeconds(15),
                false,
                true);
    }

    public static Recognition said(String text) {
        return new Recognition(text, "en", List.of());
    }

    public static Recognition.Segment segment(double start, double end, String text) {
        return new Recognition.Segment(start, end, text, null, null, List.of());
    }

    /** One model and nothing else. */
    public record OneModel(Model model) implements Models {

        @Override
        public List<Model> available() {
            return List.of(model);
        }

        @Override
        public Model named(String name) {
            if (!name.equals(model.id())) {
                throw new ModelNotFoundException(name, "There is no model '" + name + "'.");
            }
            return model;
        }

        @Override
        public Model speechFor(String language) {
            if (!model.understands(language)) {
                throw new LanguageUnavailableException(
                        language, "Install openai/whisper-large-v3 for '" + language + "'.");
            }
            return model;
        }

        @Override
        public Optional<Model> text(Wish wish) {
            return Optional.empty();
        }
    }

    /** Lends without end, and knows how many leases are open. */
    public static final class OpenPool implements Pool {

        public final AtomicInteger open = new AtomicInteger();
        public final AtomicInteger most = new AtomicInteger();
        public final AtomicInteger lent = new AtomicInteger();
        public final List<Demand> demands = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Lease lease(Demand demand) {
            demands.add(demand);
            lent.incrementAndGet();
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            return new Lease() {
                @Override
                public Model model() {
                    return demand.model();
                }

                @Override
                public URI baseUrl() {
                    return URI.create("http://node.test/v1");
                }

                @Override
                public void failed(Throwable cause) {}

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }
    }

    /** Sends to whatever the pool lends, once. */
    public record Once(Pool pool) implements Requests {

        @Override
        public <T> T send(Demand demand, Function<Lease, T> request) {
            try (var lease = pool.lease(demand)) {
                return request.apply(lease);
            }
        }
    }

    /** A client that answers by a script. */
    public static SpeechClient client(Function<SpeechWindow, Recognition> script) {
        return (lease, window) -> script.apply(window);
    }

    /** Hears a voice wherever it is loud. */
    public static final class LoudnessDetector implements VoiceDetector {

        @Override
        public Stream begin() {
            return new Stream() {
                @Override
                public double probability(short[] frame) {
                    long sum = 0;
                    for (short sample : frame) {
                        sum += Math.abs(sample);
                    }
                    return sum / frame.length > 300 ? 0.9 : 0.01;
                }

                @Override
                public void close() {}
            };
        }
    }

    public static TranscriptionSettings settings() {
        return new TranscriptionSettings(
                Duration.ofHours(10),
                3,
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1));
    }
}
