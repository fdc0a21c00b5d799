/**
 * Live speech: kept as it arrives, heard while spoken, taken up again after a broken connection.
 */
@NullMarked
package app.sotto.dictation.live;

import org.jspecify.annotations.NullMarked;
