/** A real PostgreSQL that starts with the application, for a machine that has none. */
@NullMarked
package app.sotto.tenancy.embedded;

import org.jspecify.annotations.NullMarked;
