/** Plans, subscriptions and invoices: who pays for what, through Stripe or its local stand-in. */
@NullMarked
@ApplicationModule(
        displayName = "Billing",
        allowedDependencies = {"tenancy", "accounts", "usage", "mail", "audit", "shell::kit"})
package app.sotto.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
