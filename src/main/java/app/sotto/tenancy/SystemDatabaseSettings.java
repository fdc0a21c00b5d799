package app.sotto.tenancy;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the system role signs in; filled from {@code sotto.database.*} at start. */
@ConfigurationProperties("sotto.system-database")
record SystemDatabaseSettings(String url, String user, @Nullable String password) {}
