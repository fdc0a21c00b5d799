/** Words that a person or an organisation teaches the engines. */
@NullMarked
package app.sotto.dictation.dictionary;

import org.jspecify.annotations.NullMarked;
