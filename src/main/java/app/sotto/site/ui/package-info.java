/** The landing page. */
@NullMarked
package app.sotto.site.ui;

import org.jspecify.annotations.NullMarked;
