/** Sotto: dictation and transcription as a service. */
@NullMarked
package app.sotto;

import org.jspecify.annotations.NullMarked;
