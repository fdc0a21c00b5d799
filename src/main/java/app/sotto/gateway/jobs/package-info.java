/** Transcription jobs: audio in now, text later. */
@NullMarked
package app.sotto.gateway.jobs;

import org.jspecify.annotations.NullMarked;
