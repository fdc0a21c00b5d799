package app.sotto.dictation.export;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.editing.Texts;
import app.sotto.dictation.editing.Version;
import app.sotto.dictation.editing.Version.Kind;
import app.sotto.dictation.files.KeptAudio;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.DictationSummary;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.LibraryFilter;
import app.sotto.tenancy.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Hands out a member's whole history as one archive, written as it is read. */
@RestController
class HistoryEndpoint {

    private static final Logger log = LoggerFactory.getLogger(HistoryEndpoint.class);
    private static final int PAGE = 100;

    private final SignedIn signedIn;
    private final Library library;
    private final Texts texts;
    private final KeptAudio audio;

    HistoryEndpoint(SignedIn signedIn, Library library, Texts texts, KeptAudio audio) {
        this.signedIn = signedIn;
        this.library = library;
        this.texts = texts;
        this.audio = audio;
    }

    /**
     * A folder a dictation, newest first: its text, polished and edited where it is, everything as
     * JSON and, where wanted, its audio as it was kept. What is in the trash is not in it.
     */
    @GetMapping(path = "/library/export/history.zip")
    void history(@RequestParam(defaultValue = "false") boolean audio, HttpServletResponse response)
            throws IOException {
        Caller.Member member =
                signedIn.member()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, ExportEndpoint.attachment("sotto-history.zip"));
        try (var archive = new ZipOutputStream(response.getOutputStream())) {
            int at = 0;
            List<DictationSummary> page = page(member, at);
            while (!page.isEmpty()) {
                for (DictationSummary one : page) {
                    add(archive, member, one, ++at, audio);
                }
                page = page(member, at);
            }
        }
    }

    private List<DictationSummary> page(Caller.Member member, int offset) {
        return library.page(member, LibraryFilter.ALL, offset, PAGE);
    }

    private void add(
            ZipOutputStream archive,
            Caller.Member member,
            DictationSummary line,
            int number,
            boolean withAudio)
            throws IOException {
        DictationDetail one = library.find(member, line.id()).orElse(null);
        if (one == null) {
            return; // deleted meanwhile
        }
        var edited = texts.find(member, line.id(), Version.EDITED).orElse(null);
        var written = new WrittenDictation(one, library.segments(member, line.id()), edited);
        var day = LocalDate.ofInstant(line.createdAt(), ZoneOffset.UTC);
        String folder = "%04d %s %s/".formatted(number, day, written.filename());
        put(archive, folder + "text.txt", written.written(Format.TXT, Kind.SPOKEN, false));
        if (one.polished() != null) {
            put(
                    archive,
                    folder + "polished.txt",
                    written.written(Format.TXT, Kind.POLISHED, false));
        }
        if (edited != null) {
            put(archive, folder + "edited.txt", written.written(Format.TXT, Kind.EDITED, false));
        }
        put(archive, folder + "dictation.json", written.written(Format.JSON, Kind.SPOKEN, false));
        if (withAudio && one.recording() != null) {
            putAudio(archive, folder, one);
        }
    }

    /** Audio that is gone leaves the rest of the archive whole. */
    private void putAudio(ZipOutputStream archive, String folder, DictationDetail one)
            throws IOException {
        var source =
                audio.source(
                        Objects.requireNonNull(one.recording()), one.sampleRate(), Duration.ZERO);
        try (InputStream sound = Channels.newInputStream(source.open())) {
            archive.putNextEntry(new ZipEntry(folder + audioName(one)));
            sound.transferTo(archive);
            archive.closeEntry();
        } catch (IOException e) {
            log.warn("The audio of {} could not be read for its archive", one.summary().id(), e);
        }
    }

    private static String audioName(DictationDetail one) {
        String name = Objects.requireNonNullElse(one.filename(), "");
        int dot = name.lastIndexOf('.');
        return one.sampleRate() != null || dot < 0
                ? "audio.wav"
                : "audio" + name.substring(dot).replaceAll("[^.A-Za-z0-9]", "");
    }

    private static void put(ZipOutputStream archive, String name, byte[] bytes) throws IOException {
        archive.putNextEntry(new ZipEntry(name));
        archive.write(bytes);
        archive.closeEntry();
    }
}
