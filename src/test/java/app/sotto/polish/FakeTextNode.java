package app.sotto.polish;

import app.sotto.inference.Demand;
import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.Models;
import app.sotto.inference.Requests;
import app.sotto.inference.TextClient;
import app.sotto.inference.Wish;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A node that answers by script, and its pool. */
class FakeTextNode implements Requests, TextClient {

    private static final Model WRITER =
            new Model(
                    "test/writer", ModelKind.TEXT, "Writer", Set.of(), Duration.ZERO, false, false);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> instructions = new CopyOnWriteArrayList<>();
    private final AtomicInteger leases = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private Function<String, Completion> script = text -> new Completion(text, 0, 0, false);

    void answers(Function<String, String> answer) {
        completes(text -> new Completion(answer.apply(text), 10, 5, false));
    }

    void completes(Function<String, Completion> script) {
        this.script = script;
    }

    List<String> asked() {
        return asked;
    }

    List<String> instructions() {
        return instructions;
    }

    int openLeases() {
        return leases.get();
    }

    int mostAtOnce() {
        return most.get();
    }

    Models catalogue(boolean withModel) {
        return new Models() {
            @Override
            public List<Model> available() {
                return withModel ? List.of(WRITER) : List.of();
            }

            @Override
            public Model named(String nameOrAlias) {
                return WRITER;
            }

            @Override
            public Model speechFor(String language) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Optional<Model> text(Wish wish) {
                return withModel ? Optional.of(WRITER) : Optional.empty();
            }
        };
    }

    @Override
    public <T> T send(Demand demand, Function<Lease, T> request) {
        most.accumulateAndGet(leases.incrementAndGet(), Math::max);
        try (var lease = lease(demand.model())) {
            return request.apply(lease);
        }
    }

    private Lease lease(Model model) {
        return new Lease() {
            @Override
            public Model model() {
                return model;
            }

            @Override
            public URI baseUrl() {
                return URI.create("http://localhost/v1");
            }

            @Override
            public void failed(Throwable cause) {}

            @Override
            public void close() {
                leases.decrementAndGet();
            }
        };
    }

    @Override
    public Completion complete(
            Lease lease, String fixed, String text, int maxTokens, Duration timeout) {
        instructions.add(fixed);
        asked.add(text);
        return script.apply(text);
    }
}
