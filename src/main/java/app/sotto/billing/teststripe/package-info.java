/** A local server that speaks Stripe's wire format for what Sotto uses, and moves no money. */
@NullMarked
package app.sotto.billing.teststripe;

import org.jspecify.annotations.NullMarked;
