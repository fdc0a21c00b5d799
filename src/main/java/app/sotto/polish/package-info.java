/** Turns spoken text into text one would have written. Knows no money. */
@NullMarked
@ApplicationModule(
        displayName = "Polish",
        allowedDependencies = {"tenancy", "inference"})
package app.sotto.polish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
