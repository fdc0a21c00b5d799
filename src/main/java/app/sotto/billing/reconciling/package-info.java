/** Compares every night what we wrote down with what Stripe did, and gives money back. */
@NullMarked
package app.sotto.billing.reconciling;

import org.jspecify.annotations.NullMarked;
