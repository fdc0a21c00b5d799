package app.sotto.tenancy.embedded;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Points Spring at {@code sotto.database.*}, or starts the embedded PostgreSQL where no address is
 * given. That starts while the context finds its beans, and is awaited before the first one is
 * made.
 */
class DatabaseEnvironment implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        boolean embedded = environment.getProperty("sotto.database.url", "").isBlank();
        var settings = embedded ? startEmbedded(environment, application) : external(environment);
        var properties = new HashMap<String, Object>();
        datasource(properties, settings);
        if (embedded) {
            String address = environment.getProperty("server.address", "127.0.0.1");
            properties.put("server.address", address);
            properties.put("sotto.embedded", isLoopback(address));
        }
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("sotto-database", properties));
    }

    private static DatabaseSettings startEmbedded(
            ConfigurableEnvironment environment, SpringApplication application) {
        Path home = Path.of(environment.getRequiredProperty("sotto.home"));
        var postgres = EmbeddedPostgres.at(home.resolve("postgres"));
        application.addInitializers(
                context -> context.addBeanFactoryPostProcessor(_ -> postgres.awaitReady()));
        return postgres.settings();
    }

    private static DatabaseSettings external(ConfigurableEnvironment environment) {
        var settings = Binder.get(environment).bind("sotto.database", DatabaseSettings.class).get();
        String url = settings.url();
        if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
            url = "jdbc:postgresql://" + url.substring(url.indexOf("://") + 3);
        }
        return new DatabaseSettings(url, settings.owner(), settings.app(), settings.system());
    }

    private static void datasource(Map<String, Object> properties, DatabaseSettings settings) {
        properties.put("spring.datasource.url", settings.url());
        role(
                properties,
                "spring.datasource.username",
                "spring.datasource.password",
                settings.app());
        properties.put("spring.flyway.url", settings.url());
        role(properties, "spring.flyway.user", "spring.flyway.password", settings.owner());
        properties.put("spring.flyway.placeholders.app_role", settings.app().user());
        properties.put("spring.flyway.placeholders.system_role", settings.system().user());
        properties.put("sotto.system-database.url", settings.url());
        role(
                properties,
                "sotto.system-database.user",
                "sotto.system-database.password",
                settings.system());
    }

    private static void role(
            Map<String, Object> properties,
            String user,
            String password,
            DatabaseSettings.Role role) {
        properties.put(user, role.user());
        if (role.password() != null) {
            properties.put(password, role.password());
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
