/** How fast the history answers. */
@NullMarked
package app.sotto.dictation.bench;

import org.jspecify.annotations.NullMarked;
