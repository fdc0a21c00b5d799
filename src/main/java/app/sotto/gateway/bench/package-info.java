/**
 * What passing on and live dictation cost: {@code ./sotto bench relay}, {@code streams}, {@code
 * live}.
 */
@NullMarked
package app.sotto.gateway.bench;

import org.jspecify.annotations.NullMarked;
