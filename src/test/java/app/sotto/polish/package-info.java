/** Tests of polishing. */
@NullMarked
package app.sotto.polish;

import org.jspecify.annotations.NullMarked;
