package app.sotto.operations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** A table of figures that scrolls by itself where it is wider than the page. */
class DataTable extends Div {

    private final NativeTable table = new NativeTable();

    /**
     * @param name for who cannot see where it stands
     */
    DataTable(String name, List<String> columns) {
        addClassName("revenue-scroll");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", name);
        var head = new NativeTableRow();
        columns.forEach(column -> head.add(header(column, "col")));
        table.getHead().add(head);
        add(table);
    }

    void row(String name, List<String> cells) {
        table.getBody().add(line(name, cells));
    }

    void row(NativeTableRow row) {
        table.getBody().add(row);
    }

    void foot(String name, List<String> cells) {
        table.getFoot().add(line(name, cells));
    }

    private static NativeTableRow line(String name, List<String> cells) {
        var row = new NativeTableRow(header(name, "row"));
        cells.forEach(cell -> row.add(new NativeTableCell(cell)));
        return row;
    }

    static NativeTableHeaderCell header(String text, String scope) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }
}
