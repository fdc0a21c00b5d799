/** The ledger behind the allowance: holds, settlements, and the sweep of forgotten holds. */
@NullMarked
package app.sotto.usage.ledger;

import org.jspecify.annotations.NullMarked;
