/**
 * What is said to be done rather than written: recognised where it stands by itself, and obeyed.
 */
@NullMarked
package app.sotto.dictation.commands;

import org.jspecify.annotations.NullMarked;
