/** Tests of spoken commands. */
@NullMarked
package app.sotto.dictation.commands;

import org.jspecify.annotations.NullMarked;
