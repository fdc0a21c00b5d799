/** Writes Chinese in one script, with its own marks, and with spaces beside Latin words. */
@NullMarked
package app.sotto.polish.script;

import org.jspecify.annotations.NullMarked;
