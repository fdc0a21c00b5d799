/** Tests of the dictionary. */
@NullMarked
package app.sotto.dictation.dictionary;

import org.jspecify.annotations.NullMarked;
