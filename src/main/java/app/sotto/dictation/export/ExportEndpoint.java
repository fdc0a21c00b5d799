package app.sotto.dictation.export;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.Library;
import app.sotto.tenancy.Caller;
import java.nio.charset.StandardCharsets;
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

    ExportEndpoint(SignedIn signedIn, Library library) {
        this.signedIn = signedIn;
        this.library = library;
    }

    @GetMapping("/library/{id}/export/{what}.{extension}")
    ResponseEntity<byte[]> export(
            @PathVariable UUID id,
            @PathVariable String what,
            @PathVariable String extension,
            @RequestParam(defaultValue = "false") boolean times) {
        return signedIn.member()
                .flatMap(member ->
                        Format.of(extension)
                                .flatMap(format ->
                                        library.find(member, new DictationId(id))
                                                .map(one ->
                                                        file(member, one, what, format, times))))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private ResponseEntity<byte[]> file(
            Caller.Member member, DictationDetail one, String what, Format format, boolean times) {
        var written = new WrittenDictation(one, library.segments(member, one.summary().id()));
        return ResponseEntity.ok()
                .contentType(format.type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        attachment(written.filename() + "." + format.extension()))
                .header("X-Content-Type-Options", "nosniff")
                .body(written.written(format, what.equals("polished"), times));
    }

    static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
