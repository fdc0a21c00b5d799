/** Tests of the guard. */
@NullMarked
package app.sotto.polish.guard;

import org.jspecify.annotations.NullMarked;
