/** The usual clients, unmodified, against the whole application. */
@NullMarked
package app.sotto.clients;

import org.jspecify.annotations.NullMarked;
