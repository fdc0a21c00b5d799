/** Which node gets which work, and whose turn it is. */
@NullMarked
package app.sotto.inference.pool;

import org.jspecify.annotations.NullMarked;
