/** The heart: one dictation from the first sample to the text in the history. */
@NullMarked
@ApplicationModule(
        displayName = "Dictation",
        allowedDependencies = {
            "tenancy",
            "accounts",
            "usage",
            "recordings",
            "transcription",
            "polish",
            "audit",
            "shell::kit"
        })
package app.sotto.dictation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
