/** What the pool carries, measured on simulated cards in virtual time and on real nodes. */
@NullMarked
package app.sotto.inference.bench;

import org.jspecify.annotations.NullMarked;
