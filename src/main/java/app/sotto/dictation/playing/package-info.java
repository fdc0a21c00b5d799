/** A dictation as something to hear: the picture of its sound. */
@NullMarked
package app.sotto.dictation.playing;

import org.jspecify.annotations.NullMarked;
