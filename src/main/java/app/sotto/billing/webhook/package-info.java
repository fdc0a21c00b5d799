/** Takes Stripe's events, each of them once. */
@NullMarked
package app.sotto.billing.webhook;

import org.jspecify.annotations.NullMarked;
