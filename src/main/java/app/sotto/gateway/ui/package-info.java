/** What developers see of the doors: their keys, and how to use them. */
@NullMarked
package app.sotto.gateway.ui;

import org.jspecify.annotations.NullMarked;
