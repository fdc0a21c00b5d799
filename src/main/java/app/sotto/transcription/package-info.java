/** Turns speech into text with times. Knows no money. */
@NullMarked
@ApplicationModule(
        displayName = "Transcription",
        allowedDependencies = {"tenancy", "inference", "recordings"})
package app.sotto.transcription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
