/** A dictation as a file to take away: plain text, subtitles, JSON. */
@NullMarked
package app.sotto.dictation.export;

import org.jspecify.annotations.NullMarked;
