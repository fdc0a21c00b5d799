/** The nodes: which there are, how each is, and what it says of itself. */
@NullMarked
package app.sotto.inference.nodes;

import org.jspecify.annotations.NullMarked;
