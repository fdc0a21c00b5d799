package app.sotto.dictation.ui;

import app.sotto.dictation.dictionary.Csv;
import app.sotto.dictation.dictionary.Dictionary;
import app.sotto.dictation.dictionary.Term;
import app.sotto.tenancy.Caller;
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

/** The dictionary as a table: out, and in again. */
final class CsvMenu extends Div {

    private static final int LARGEST = 1_000_000;

    private final transient Dictionary dictionary;
    private final transient Caller caller;
    private final boolean manages;
    private final transient Runnable changed;

    CsvMenu(Dictionary dictionary, Caller caller, boolean manages, Runnable changed) {
        this.dictionary = dictionary;
        this.caller = caller;
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
        byte[] table = Csv.written(dictionary.of(caller)).getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(
                new ByteArrayInputStream(table), "dictionary.csv", "text/csv", table.length);
    }

    private void take() {
        var shared = new Checkbox(getTranslation("dictionary.share"));
        shared.setVisible(manages);
        var result = new Paragraph(getTranslation("dictionary.import.what"));
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
        List<Term> terms = Csv.read(new String(data, StandardCharsets.UTF_8), shared);
        int kept = 0;
        for (Term term : terms) {
            kept += kept(term) ? 1 : 0;
        }
        changed.run();
        return getTranslation("dictionary.imported", kept, terms.size() - kept);
    }

    private boolean kept(Term term) {
        try {
            dictionary.keep(caller, term);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
