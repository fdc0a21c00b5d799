/** Tests of the doors for programs. */
@NullMarked
package app.sotto.gateway;

import org.jspecify.annotations.NullMarked;
