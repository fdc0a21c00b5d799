package app.sotto.tenancy;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What this process is for: {@code SOTTO_ROLES} names {@code web}, {@code worker} or both, which is
 * what it is without the setting. A process that is no worker takes up no jobs.
 */
class Roles implements EnvironmentPostProcessor, Ordered {

    private static final Set<String> KNOWN = Set.of("web", "worker");

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var named = environment.getProperty("sotto.roles", "");
        if (named.isBlank()) {
            return;
        }
        if (!KNOWN.containsAll(roles(named))) {
            throw new IllegalArgumentException(
                    "SOTTO_ROLES is '" + named + "'. It names web, worker or both: web,worker.");
        }
        if (!roles(named).contains("worker")) {
            environment
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "sotto-roles",
                                    Map.of("jobrunr.background-job-server.enabled", false)));
        }
    }

    private static Set<String> roles(String named) {
        return Arrays.stream(named.split(","))
                .map(String::strip)
                .filter(role -> !role.isEmpty())
                .collect(Collectors.toSet());
    }
}
