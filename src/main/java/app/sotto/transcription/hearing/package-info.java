/** Asks the pool's models what is said in one window, and doubts the answer. */
@NullMarked
package app.sotto.transcription.hearing;

import org.jspecify.annotations.NullMarked;
