/** The doors for the operator's programs and for nodes that join. */
@NullMarked
package app.sotto.operations.api;

import org.jspecify.annotations.NullMarked;
