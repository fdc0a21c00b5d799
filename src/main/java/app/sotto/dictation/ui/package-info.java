/** The pages where people speak, drop files, and find their dictations again. */
@NullMarked
package app.sotto.dictation.ui;

import org.jspecify.annotations.NullMarked;
