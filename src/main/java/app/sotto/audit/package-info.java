/** Who did what, append-only. */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"tenancy"})
package app.sotto.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
