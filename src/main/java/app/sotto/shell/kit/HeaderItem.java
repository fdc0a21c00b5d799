package app.sotto.shell.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;

/**
 * Something a room shows in the header of every page. Beans of this type are placed by their order.
 *
 * <p>It counts as a listener to Vaadin's start because the production bundle holds what routes and
 * such listeners refer to: no route names a header item, yet every page shows it. So it is a named
 * class, not a lambda.
 */
public interface HeaderItem extends VaadinServiceInitListener {

    /** Made anew for each page layout. */
    Component create();

    @Override
    default void serviceInit(ServiceInitEvent event) {}
}
