package app.sotto.dictation.ui;

import app.sotto.dictation.Dictations;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.library.Preferences.Preference;
import app.sotto.recordings.RecordingRefusedException;
import app.sotto.tenancy.Caller;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadFormat;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files, many at once, and says at this place what is wrong with one that it cannot take. */
final class FileDrop extends Div {

    private static final Logger log = LoggerFactory.getLogger(FileDrop.class);
    private static final String[] TYPES = {
        "audio/*", "video/mp4", "video/webm", "video/quicktime", "video/x-matroska"
    };
    private static final String[] EXTENSIONS = {
        ".wav", ".mp3", ".m4a", ".mp4", ".ogg", ".oga", ".opus", ".webm", ".flac", ".aac", ".mov",
        ".mkv"
    };

    private final transient Dictations dictations;
    private final transient Caller caller;
    private final transient Supplier<Preference> preference;
    private final Upload upload = new Upload();
    private final Div notes = new Div();

    /**
     * @param preference how files are to be heard, at the moment they come
     * @param taken runs on the page once files are kept
     */
    FileDrop(
            Dictations dictations, Caller caller, Supplier<Preference> preference, Runnable taken) {
        this.dictations = dictations;
        this.caller = caller;
        this.preference = preference;
        addClassName("sotto-drop");
        notes.addClassName("sotto-drop-notes");
        notes.getElement().setAttribute("role", "alert");
        prepare(taken);
        var hint = new Paragraph(getTranslation("dictation.drop.hint"));
        hint.addClassName("sotto-muted");
        add(upload, hint, notes);
    }

    private void prepare(Runnable taken) {
        upload.setUploadHandler(this::take);
        upload.setUploadFormat(UploadFormat.RAW);
        upload.setAcceptedMimeTypes(TYPES);
        upload.setAcceptedFileExtensions(EXTENSIONS);
        upload.setMaxFileSize(Integer.MAX_VALUE);
        upload.setI18n(words());
        upload.setWidthFull();
        upload.setDropLabel(new Span(getTranslation("dictation.drop")));
        upload.setDropLabelIcon(VaadinIcon.FILE_SOUND.create());
        upload.setUploadButton(new Button(getTranslation("dictation.drop.choose")));
        var _ = upload.getElement().addEventListener("upload-start", _ -> notes.removeAll());
        upload.addFileRejectedListener(event -> note(event.getFileName(), event.getErrorMessage()));
        upload.addAllFinishedListener(_ -> {
            upload.clearFileList();
            taken.run();
        });
    }

    private void take(UploadEvent event) throws IOException {
        Preference heard = preference.get();
        try (var audio = event.getInputStream()) {
            var _ =
                    dictations.submit(
                            caller,
                            audio,
                            event.getFileName(),
                            new FileRequest(heard.language(), null, null, 0, heard.style())
                                    .obeying(heard.commands()));
        } catch (RecordingRefusedException e) {
            refuse(event, "dictation.refused." + e.reason());
        } catch (RuntimeException e) {
            log.error("A file could not be taken", e);
            refuse(event, "dictation.refused.other");
        }
    }

    private void refuse(UploadEvent event, String key) {
        event.reject();
        var _ = event.getUI().access(() -> note(event.getFileName(), getTranslation(key)));
    }

    private void note(String filename, String sentence) {
        notes.add(new Paragraph(getTranslation("dictation.refused.file", filename, sentence)));
    }

    private UploadI18N words() {
        return new UploadI18N()
                .setFile(
                        new UploadI18N.File()
                                .setRetry(getTranslation("dictation.retry"))
                                .setStart(getTranslation("dictation.upload.start"))
                                .setRemove(getTranslation("dictation.upload.remove")))
                .setAddFiles(
                        new UploadI18N.AddFiles()
                                .setOne(getTranslation("dictation.drop.choose"))
                                .setMany(getTranslation("dictation.drop.choose")))
                .setDropFiles(
                        new UploadI18N.DropFiles()
                                .setOne(getTranslation("dictation.drop"))
                                .setMany(getTranslation("dictation.drop")))
                .setError(
                        new UploadI18N.Error()
                                .setFileIsTooBig(getTranslation("dictation.refused.TOO_LARGE"))
                                .setIncorrectFileType(getTranslation("dictation.refused.type"))
                                .setTooManyFiles(getTranslation("dictation.refused.many")))
                .setUploading(
                        new UploadI18N.Uploading()
                                .setStatus(
                                        new UploadI18N.Uploading.Status()
                                                .setConnecting(
                                                        getTranslation(
                                                                "dictation.upload.connecting"))
                                                .setStalled(
                                                        getTranslation("dictation.upload.stalled"))
                                                .setProcessing(
                                                        getTranslation(
                                                                "dictation.upload.processing"))
                                                .setHeld(getTranslation("dictation.upload.held")))
                                .setRemainingTime(
                                        new UploadI18N.Uploading.RemainingTime()
                                                .setPrefix(getTranslation("dictation.upload.left"))
                                                .setUnknown(
                                                        getTranslation("dictation.upload.unknown")))
                                .setError(
                                        new UploadI18N.Uploading.Error()
                                                .setServerUnavailable(
                                                        getTranslation("dictation.upload.gone"))
                                                .setUnexpectedServerError(
                                                        getTranslation("dictation.refused.other"))
                                                .setForbidden(
                                                        getTranslation("dictation.upload.refused"))
                                                .setFileTooLarge(
                                                        getTranslation(
                                                                "dictation.refused.TOO_LARGE"))));
    }
}
