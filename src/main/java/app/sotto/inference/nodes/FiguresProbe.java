package app.sotto.inference.nodes;

import app.sotto.inference.Remark;
import app.sotto.inference.nodes.EngineProfile.Figure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads an engine's metrics under the names of its profile. */
final class FiguresProbe {

    private final NodeHttp http;
    private final EngineProfiles profiles;
    private final InstantSource clock;

    FiguresProbe(NodeHttp http, EngineProfiles profiles, InstantSource clock) {
        this.http = http;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** What there is to know; where nothing came, what was known before, which grows old. */
    Seen look(Endpoint endpoint) throws InterruptedException {
        var before = endpoint.figures();
        int own = endpoint.inFlight();
        try {
            var answer = http.get(endpoint, address(endpoint));
            if (answer.statusCode() == 200) {
                var text = new PrometheusText(new String(answer.body(), StandardCharsets.UTF_8));
                var profile = profile(endpoint, text);
                return new Seen(profile, read(text, profile, before, own));
            }
            return none(
                    endpoint, before, Remark.of(Remark.Kind.METRICS_REFUSED, answer.statusCode()));
        } catch (IOException | TimeoutException e) {
            return none(endpoint, before, Remark.of(Remark.Kind.METRICS_SILENT));
        }
    }

    private URI address(Endpoint endpoint) {
        var named = endpoint.place().metrics();
        return named == null ? NodeHttp.beside(endpoint, "/metrics") : named;
    }

    private EngineProfile profile(Endpoint endpoint, PrometheusText text) {
        return profiles.named(endpoint.place().profile()).orElseGet(() -> profiles.of(text));
    }

    /** An engine that is to give figures has an alarm; one of unknown make may well have none. */
    private Seen none(Endpoint endpoint, Figures before, Remark alarm) {
        var profile = profiles.named(endpoint.place().profile());
        if (profile.isEmpty() || !profile.get().gives()) {
            return new Seen(profile.orElseGet(profiles::none), before);
        }
        return new Seen(profile.get(), before.at() == null ? Figures.missing(alarm) : before);
    }

    private Figures read(PrometheusText text, EngineProfile profile, Figures before, int own) {
        if (profile.running().isEmpty() && profile.waiting().isEmpty()) {
            return Figures.NONE;
        }
        var now = clock.instant();
        var tokens = known(text.sum(profile.tokens()));
        return new Figures(
                known(text.sum(profile.running())),
                known(text.sum(profile.waiting())),
                known(text.max(profile.kvCache())),
                tokens,
                known(text.sum(profile.finished())),
                rate(before, tokens, now),
                own,
                alarms(text, profile),
                now);
    }

    private static List<Remark> alarms(PrometheusText text, EngineProfile profile) {
        var alarms = new ArrayList<Remark>();
        for (Figure figure : profile.required()) {
            if (text.sum(profile.names(figure)).isEmpty()) {
                alarms.add(profile.alarm(figure));
            }
        }
        return List.copyOf(alarms);
    }

    /** A counter that fell began anew with its engine. */
    private static @Nullable Double rate(Figures before, @Nullable Double tokens, Instant now) {
        if (tokens == null || before.tokens() == null || before.at() == null) {
            return null;
        }
        double seconds = Duration.between(before.at(), now).toNanos() / 1e9;
        return seconds <= 0 ? null : Math.max(0, tokens - before.tokens()) / seconds;
    }

    private static @Nullable Double known(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** What was read, and as whose. */
    record Seen(EngineProfile profile, Figures figures) {}
}
