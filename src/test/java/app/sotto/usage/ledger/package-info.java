/** Tests of usage. */
@NullMarked
package app.sotto.usage.ledger;

import org.jspecify.annotations.NullMarked;
