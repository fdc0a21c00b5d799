package app.sotto.shell.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Optional;

/**
 * A line above every page, while a room has something to say to everyone. A named class, and a
 * listener to Vaadin's start, for the reason that {@link HeaderItem} gives.
 */
public interface Banner extends VaadinServiceInitListener {

    Optional<Component> create();

    @Override
    default void serviceInit(ServiceInitEvent event) {}
}
