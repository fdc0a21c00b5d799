/** Recognises speech while it is spoken. */
@NullMarked
package app.sotto.transcription.live;

import org.jspecify.annotations.NullMarked;
