/** What dictation tells other rooms: ids and figures, never words. */
@NullMarked
@NamedInterface("events")
package app.sotto.dictation.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
