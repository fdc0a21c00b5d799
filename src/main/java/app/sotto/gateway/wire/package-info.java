/** What every door reads and writes alike: fields, errors, what an answer cost. */
@NullMarked
package app.sotto.gateway.wire;

import org.jspecify.annotations.NullMarked;
