/** Tests of usage. */
@NullMarked
package app.sotto.usage;

import org.jspecify.annotations.NullMarked;
