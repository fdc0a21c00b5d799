/** The history: dictations and their segments, kept, searched, renamed and thrown away. */
@NullMarked
package app.sotto.dictation.library;

import org.jspecify.annotations.NullMarked;
