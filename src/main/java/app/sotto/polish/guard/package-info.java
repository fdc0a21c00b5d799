/** Compares what was spoken with what a model made of it, outside the model. */
@NullMarked
package app.sotto.polish.guard;

import org.jspecify.annotations.NullMarked;
