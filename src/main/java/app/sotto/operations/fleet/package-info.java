/**
 * Nodes as the operator keeps them: added, rested, removed, or joining by themselves; every change
 * on record.
 */
@NullMarked
package app.sotto.operations.fleet;

import org.jspecify.annotations.NullMarked;
