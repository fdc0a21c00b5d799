/** Audio as it arrived: kept before anything else happens to it. */
@NullMarked
@ApplicationModule(
        displayName = "Recordings",
        allowedDependencies = {"tenancy", "egress"})
package app.sotto.recordings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
