/** What recurs and what it comes to: movements as they are heard, and figures read from them. */
@NullMarked
package app.sotto.billing.revenue;

import org.jspecify.annotations.NullMarked;
