/** Handles recognised words: counting, comparing, splitting into sentences, timing. */
@NullMarked
package app.sotto.transcription.wording;

import org.jspecify.annotations.NullMarked;
