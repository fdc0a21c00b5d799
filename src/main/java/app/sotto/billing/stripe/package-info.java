/** The only place that speaks to Stripe. */
@NullMarked
package app.sotto.billing.stripe;

import org.jspecify.annotations.NullMarked;
