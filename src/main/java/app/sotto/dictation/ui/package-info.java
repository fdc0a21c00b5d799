/** Pages and page parts around dictation. */
@NullMarked
package app.sotto.dictation.ui;

import org.jspecify.annotations.NullMarked;
