/** Gives the same answer to the same question again, to the same tenant. */
@NullMarked
package app.sotto.gateway.cache;

import org.jspecify.annotations.NullMarked;
