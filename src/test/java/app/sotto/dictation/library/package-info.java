/** Facts about what the history keeps. */
@NullMarked
package app.sotto.dictation.library;

import org.jspecify.annotations.NullMarked;
