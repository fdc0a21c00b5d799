package app.sotto.inference.openai;

import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lease on a scripted node that remembers what it was told. */
final class FakeLease implements Lease {

    final List<Throwable> failures = new ArrayList<>();
    @Nullable Instant until;
    private final URI baseUrl;

    FakeLease(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public Model model() {
        return new Model(
                "some/whisper",
                ModelKind.SPEECH,
                "Whisper",
                Set.of(),
                Duration.ofSeconds(28),
                true,
                false);
    }

    @Override
    public URI baseUrl() {
        return baseUrl;
    }

    @Override
    public Optional<String> apiKey() {
        return Optional.of("key");
    }

    @Override
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    @Override
    public void failed(Throwable cause) {
        failures.add(cause);
    }

    @Override
    public void close() {}
}
