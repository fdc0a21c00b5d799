/** Events on their way to customers, with a real database and a customer's server. */
@NullMarked
package app.sotto.webhooks.sending;

import org.jspecify.annotations.NullMarked;
