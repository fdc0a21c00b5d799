/** What usage tells other rooms: ids and figures, never names. */
@NullMarked
@NamedInterface("events")
package app.sotto.usage.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
