/** What is offered: plans as they ship, and every version that was ever sold. */
@NullMarked
package app.sotto.billing.plans;

import org.jspecify.annotations.NullMarked;
