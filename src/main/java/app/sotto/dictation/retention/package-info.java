/** Keeps to how long an organisation wants to keep, and shows that it did. */
@NullMarked
package app.sotto.dictation.retention;

import org.jspecify.annotations.NullMarked;
