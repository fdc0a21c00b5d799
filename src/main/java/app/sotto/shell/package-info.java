/** The frame around every page: navigation, errors, and the slots that rooms fill. */
@NullMarked
@ApplicationModule(
        displayName = "Shell",
        allowedDependencies = {"tenancy"})
package app.sotto.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
