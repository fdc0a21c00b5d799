/** Decides whether a tenant may spend, and records what it spent. */
@NullMarked
@ApplicationModule(
        displayName = "Usage",
        allowedDependencies = {"tenancy", "accounts", "mail", "audit", "shell::kit"})
package app.sotto.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
