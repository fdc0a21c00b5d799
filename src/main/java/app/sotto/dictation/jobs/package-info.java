/** Jobs: files of programs that do not wait, from the request to the day they are forgotten. */
@NullMarked
package app.sotto.dictation.jobs;

import org.jspecify.annotations.NullMarked;
