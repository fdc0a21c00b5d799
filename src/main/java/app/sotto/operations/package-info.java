/** The operator's desk: the fleet, and who may change it. */
@NullMarked
@ApplicationModule(
        displayName = "Operations",
        allowedDependencies = {"tenancy", "inference", "mail", "audit", "shell::kit"})
package app.sotto.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
