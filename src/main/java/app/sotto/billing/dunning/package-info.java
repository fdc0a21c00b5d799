/** What owners are told when money does not arrive. */
@NullMarked
package app.sotto.billing.dunning;

import org.jspecify.annotations.NullMarked;
