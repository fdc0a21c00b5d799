/** Organisations: who belongs to them, in which role, and who is invited. */
@NullMarked
package app.sotto.accounts.organisations;

import org.jspecify.annotations.NullMarked;
