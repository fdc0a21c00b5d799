/** Models, the nodes that serve them, and the pool that lends them out. */
@NullMarked
@ApplicationModule(
        displayName = "Inference",
        allowedDependencies = {"tenancy"})
package app.sotto.inference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
