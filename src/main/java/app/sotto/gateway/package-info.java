/** The HTTP and WebSocket doors for programs. */
@NullMarked
@ApplicationModule(
        displayName = "Gateway",
        allowedDependencies = {
            "tenancy",
            "accounts",
            "usage",
            "inference",
            "dictation",
            "dictation :: events",
            "webhooks",
            // What dictation's door is made of: values, and how audio is refused.
            "recordings",
            "transcription",
            "polish",
            "shell::kit"
        })
package app.sotto.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
