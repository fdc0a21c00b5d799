/** Finds where in the audio somebody speaks. */
@NullMarked
package app.sotto.transcription.activity;

import org.jspecify.annotations.NullMarked;
