/** People: their addresses, passwords, and the links mailed to them. */
@NullMarked
package app.sotto.accounts.people;

import org.jspecify.annotations.NullMarked;
