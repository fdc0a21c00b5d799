/** Tells customers' own servers what happened: signed, and again until they have it. */
@NullMarked
@ApplicationModule(
        displayName = "Webhooks",
        allowedDependencies = {
            "tenancy",
            "egress",
            "audit",
            "accounts::events",
            "usage::events",
            "dictation::events"
        })
package app.sotto.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
