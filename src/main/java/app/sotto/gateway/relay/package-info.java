/** Chat and embeddings: what comes is passed on to a node as it is, and billed. */
@NullMarked
package app.sotto.gateway.relay;

import org.jspecify.annotations.NullMarked;
