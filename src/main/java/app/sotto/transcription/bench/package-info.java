/** Measures recognition: error rate, speed and memory. */
@NullMarked
package app.sotto.transcription.bench;

import org.jspecify.annotations.NullMarked;
