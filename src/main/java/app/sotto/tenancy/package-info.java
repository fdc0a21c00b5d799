/** Knows whom a request belongs to, and binds the database to that tenant. */
@NullMarked
@ApplicationModule(
        displayName = "Tenancy",
        allowedDependencies = {})
package app.sotto.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
