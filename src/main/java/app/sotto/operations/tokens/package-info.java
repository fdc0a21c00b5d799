/**
 * What programs of the operator and nodes that join prove themselves with: made, looked up,
 * revoked.
 */
@NullMarked
package app.sotto.operations.tokens;

import org.jspecify.annotations.NullMarked;
