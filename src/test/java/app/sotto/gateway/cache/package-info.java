/** What is the same question. */
@NullMarked
package app.sotto.gateway.cache;

import org.jspecify.annotations.NullMarked;
