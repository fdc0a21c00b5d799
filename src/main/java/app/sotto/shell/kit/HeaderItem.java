package app.sotto.shell.kit;

import com.vaadin.flow.component.Component;

/**
 * Something a room shows in the header of every page. Beans of this type are placed by their order.
 */
@FunctionalInterface
public interface HeaderItem {

    /** Made anew for each page layout. */
    Component create();
}
