package app.sotto.dictation.ui;

import app.sotto.dictation.dictionary.Csv;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** Words or snippets as a table: out, and in again. */
final class CsvMenu extends Div {

    private static final int LARGEST = 2_000_000;

    private final String what;
    private final transient Supplier<String> table;
    private final transient Taking taking;
    private final boolean manages;
    private final transient Runnable changed;

    /** Takes a row. */
    interface Taking {
        boolean kept(List<String> row, boolean shared);
    }

    /**
     * @param what {@code dictionary} or {@code snippets}: the name of the file, and of the words
     *     for it
     * @param manages whether this member may share with the organisation
     */
    CsvMenu(String what, Supplier<String> table, Taking taking, boolean manages, Runnable changed) {
        this.what = what;
        this.table = table;
        this.taking = taking;
        this.manages = manages;
        this.changed = changed;
        addClassName("sotto-csv");
        var out =
                new Anchor(
                        DownloadHandler.fromInputStream(_ -> table()),
                        getTranslation("dictionary.export"));
        out.setDownload(true);
        var in = new Button(getTranslation("dictionary.import"), _ -> take());
        in.addThemeVariants(ButtonVariant.TERTIARY);
        add(in, out);
    }

    private DownloadResponse table() {
        byte[] bytes = table.get().getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(
                new ByteArrayInputStream(bytes), what + ".csv", "text/csv", bytes.length);
    }

    private void take() {
        var shared = new Checkbox(getTranslation("dictionary.share"));
        shared.setVisible(manages);
        var result = new Paragraph(getTranslation(what + ".import.what"));
        result.getElement().setAttribute("role", "status");
        var upload =
                new Upload(
                        UploadHandler.inMemory(
                                (_, data) -> result.setText(taken(data, shared.getValue()))));
        upload.setAcceptedFileExtensions(".csv", ".txt");
        upload.setMaxFileSize(LARGEST);
        upload.setMaxFiles(1);
        var dialog = new Dialog(getTranslation("dictionary.import"), result, shared, upload);
        dialog.setWidth("min(32rem, 92vw)");
        dialog.getFooter().add(new Button(getTranslation("dictionary.done"), _ -> dialog.close()));
        dialog.open();
    }

    private String taken(byte[] data, boolean shared) {
        List<List<String>> rows = Csv.rows(new String(data, StandardCharsets.UTF_8));
        long kept = rows.stream().filter(row -> taking.kept(row, shared)).count();
        changed.run();
        return getTranslation(what + ".imported", kept, rows.size() - kept);
    }
}
