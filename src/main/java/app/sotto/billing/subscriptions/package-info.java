/** What each organisation pays for, kept in step with Stripe. */
@NullMarked
package app.sotto.billing.subscriptions;

import org.jspecify.annotations.NullMarked;
