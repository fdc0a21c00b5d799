package app.sotto.gateway.bench;

import app.sotto.accounts.ApiKeys;
import app.sotto.inference.Models;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Rates;
import app.sotto.usage.Grants;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** This application as the one that is measured, with a key that may ask without end. */
@Component
@ConditionalOnProperty("sotto.bench.node")
class Ground {

    private final ApiKeys keys;
    private final Grants grants;
    private final CurrentTenant currentTenant;
    private final Models models;
    private final Environment environment;
    private final Path home;
    private final URI node;

    Ground(
            ApiKeys keys,
            Grants grants,
            CurrentTenant currentTenant,
            Models models,
            Environment environment,
            @Value("${sotto.home}") Path home,
            @Value("${sotto.bench.node}") URI node) {
        this.keys = keys;
        this.grants = grants;
        this.currentTenant = currentTenant;
        this.models = models;
        this.environment = environment;
        this.home = home;
        this.node = node;
    }

    /** The node that all of them pass on to. */
    int nodePort() {
        return node.getPort();
    }

    String node() {
        return node.toString();
    }

    int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    Path folder(String name) throws IOException {
        return Files.createDirectories(home.toAbsolutePath().resolve(name));
    }

    /** The demo account's, whose organisation gets a plan without bounds. */
    String key() throws IOException {
        var demo = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("demo.properties"))) {
            demo.load(reader);
        }
        String key = demo.getProperty("demo.key", "");
        if (!(keys.authenticate(key, "127.0.0.1") instanceof ApiKeys.Answer.Welcome welcome)) {
            throw new IOException("The demo account has no key");
        }
        currentTenant.runAs(
                welcome.caller().tenant(), () -> grants.grant(boundless(grants.current())));
        return key;
    }

    private static Entitlements boundless(Entitlements free) {
        long most = 1_000_000_000_000L;
        long aMinute = 1_000_000_000L;
        return new Entitlements(
                "bench",
                1,
                Duration.ofHours(1),
                most,
                Overage.STOPS,
                free.prices(),
                new Rates(aMinute, aMinute, aMinute),
                Set.of(),
                1,
                null);
    }

    void awaitNode() throws InterruptedException {
        awaitNode(PlainNode.MODEL);
    }

    void awaitNode(String model) throws InterruptedException {
        while (models.available().stream().noneMatch(m -> m.id().endsWith(model))) {
            Thread.sleep(200);
        }
    }

    /** This process's own work; the database's is told apart. */
    static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Duration databaseCpu() {
        return postmaster().map(Processes::cpu).orElse(Duration.ZERO);
    }

    private Optional<ProcessHandle> postmaster() {
        try (var files = Files.find(home, 4, (file, _) -> file.endsWith("postmaster.pid"))) {
            List<Path> all = files.toList();
            return all.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(all.getFirst()).getFirst().strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How busy the machine is besides, as the kernel reckons it over a minute. */
    static double load() {
        return java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage();
    }

    static void sayJson(Object figures) {
        System.out.println(
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(figures));
    }
}
