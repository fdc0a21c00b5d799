/** Transcribes finished recordings: surveyed, cut into windows, recognised, stitched. */
@NullMarked
package app.sotto.transcription.files;

import org.jspecify.annotations.NullMarked;
