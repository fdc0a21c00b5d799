/** What a visitor sees first: what Sotto is, and whether it is up. */
@NullMarked
@ApplicationModule(
        displayName = "Site",
        allowedDependencies = {"billing", "shell::kit"})
package app.sotto.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
