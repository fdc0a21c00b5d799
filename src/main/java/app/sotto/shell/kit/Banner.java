package app.sotto.shell.kit;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** A line above every page, while a room has something to say to everyone. */
@FunctionalInterface
public interface Banner {

    Optional<Component> create();
}
