/** What accounts tells other rooms: ids, never names. */
@NullMarked
@NamedInterface("events")
package app.sotto.accounts.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
