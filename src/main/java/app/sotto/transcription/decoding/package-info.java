/** Decodes any audio that people send into 16 kHz mono samples, a piece at a time. */
@NullMarked
package app.sotto.transcription.decoding;

import org.jspecify.annotations.NullMarked;
