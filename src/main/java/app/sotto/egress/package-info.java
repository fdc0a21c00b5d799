/** Calls addresses that customers name, and refuses the ones that would reach inside. */
@NullMarked
@ApplicationModule(
        displayName = "Egress",
        allowedDependencies = {})
package app.sotto.egress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
