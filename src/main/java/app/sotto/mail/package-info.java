/** Sends mail, and keeps it in a local mailbox where there is no server to send it through. */
@NullMarked
@ApplicationModule(
        displayName = "Mail",
        allowedDependencies = {"tenancy", "shell::kit"})
package app.sotto.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
