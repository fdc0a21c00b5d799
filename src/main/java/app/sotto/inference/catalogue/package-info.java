/** Which models there are, by what names, and who may use them. */
@NullMarked
package app.sotto.inference.catalogue;

import org.jspecify.annotations.NullMarked;
