/** The operator's desk: the fleet and who may change it, and what all of it brings in. */
@NullMarked
@ApplicationModule(
        displayName = "Operations",
        allowedDependencies = {"tenancy", "inference", "billing", "mail", "audit", "shell::kit"})
package app.sotto.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
