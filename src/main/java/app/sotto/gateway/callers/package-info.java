/** Who calls: keys, and which addresses ask for one. */
@NullMarked
package app.sotto.gateway.callers;

import org.jspecify.annotations.NullMarked;
