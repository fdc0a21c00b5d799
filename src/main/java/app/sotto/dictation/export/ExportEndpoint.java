package app.sotto.dictation.export;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.editing.Texts;
import app.sotto.dictation.editing.Version;
import app.sotto.dictation.editing.Version.Kind;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.Library;
import app.sotto.tenancy.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out a member's own dictation as a file. */
@RestController
class ExportEndpoint {

    private final SignedIn signedIn;
    private final Library library;
    private final Texts texts;

    ExportEndpoint(SignedIn signedIn, Library library, Texts texts) {
        this.signedIn = signedIn;
        this.library = library;
        this.texts = texts;
    }

    /**
     * @param what a {@linkplain Version#name version}
     */
    @GetMapping("/library/{id}/export/{what}.{extension}")
    ResponseEntity<byte[]> export(
            @PathVariable UUID id,
            @PathVariable String what,
            @PathVariable String extension,
            @RequestParam(defaultValue = "false") boolean times) {
        var member = signedIn.member().orElse(null);
        var format = Format.of(extension).orElse(null);
        var version = Version.of(what).orElse(null);
        if (member == null || format == null || version == null) {
            return ResponseEntity.notFound().build();
        }
        return library.find(member, new DictationId(id))
                .flatMap(one -> written(member, one, version))
                .map(written -> file(written, version.kind(), format, times))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** With the edited text that is asked for, or else the newest. */
    private Optional<WrittenDictation> written(
            Caller.Member member, DictationDetail one, Version version) {
        DictationId id = one.summary().id();
        boolean wanted = version.kind() == Kind.EDITED;
        var edited = texts.find(member, id, wanted ? version : Version.EDITED).orElse(null);
        return wanted && edited == null
                ? Optional.empty()
                : Optional.of(new WrittenDictation(one, library.segments(member, id), edited));
    }

    private static ResponseEntity<byte[]> file(
            WrittenDictation written, Kind kind, Format format, boolean times) {
        return ResponseEntity.ok()
                .contentType(format.type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        attachment(written.filename() + "." + format.extension()))
                .header("X-Content-Type-Options", "nosniff")
                .body(written.written(format, kind, times));
    }

    static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
