/** Tells Stripe what was used beyond the plans, hour by hour. */
@NullMarked
package app.sotto.billing.metering;

import org.jspecify.annotations.NullMarked;
