/** Recognises, from the kept audio, what no node would take or no minutes were there for. */
@NullMarked
package app.sotto.dictation.gaps;

import org.jspecify.annotations.NullMarked;
