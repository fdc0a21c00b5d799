/** The few view pieces that pages share. */
@NullMarked
@NamedInterface("kit")
package app.sotto.shell.kit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
