/** Writes down what is to be told to whom, and tells it. */
@NullMarked
package app.sotto.webhooks.sending;

import org.jspecify.annotations.NullMarked;
