/** What passing on costs: {@code ./sotto bench relay} and {@code ./sotto bench streams}. */
@NullMarked
package app.sotto.gateway.bench;

import org.jspecify.annotations.NullMarked;
