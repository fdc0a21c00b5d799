/** Files: the straight road from kept audio to settled text, and the job that walks it. */
@NullMarked
package app.sotto.dictation.files;

import org.jspecify.annotations.NullMarked;
