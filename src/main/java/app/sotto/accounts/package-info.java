/** People, their organisations, and how they and their programs sign in. */
@NullMarked
@ApplicationModule(
        displayName = "Accounts",
        allowedDependencies = {"tenancy", "mail", "audit", "shell::kit"})
package app.sotto.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
