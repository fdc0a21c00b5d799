/** The texts of a dictation: as spoken, polished, and as a person edited them. */
@NullMarked
package app.sotto.dictation.editing;

import org.jspecify.annotations.NullMarked;
