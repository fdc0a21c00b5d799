/** Polishes text that came without speech. */
@NullMarked
package app.sotto.dictation.rewriting;

import org.jspecify.annotations.NullMarked;
