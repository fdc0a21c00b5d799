/** The local mailbox's page. */
@NullMarked
package app.sotto.mail.ui;

import org.jspecify.annotations.NullMarked;
