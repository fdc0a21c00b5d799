/** How much may be asked a minute. */
@NullMarked
package app.sotto.gateway.limits;

import org.jspecify.annotations.NullMarked;
