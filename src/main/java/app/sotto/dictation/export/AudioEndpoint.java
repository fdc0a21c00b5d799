package app.sotto.dictation.export;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.files.KeptAudio;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.Library;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Streams a member's own audio to the player, in ranges where it asks for them. Whatever else is
 * there, it is not found.
 */
@RestController
class AudioEndpoint {

    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

    private final SignedIn signedIn;
    private final Library library;
    private final KeptAudio audio;

    AudioEndpoint(SignedIn signedIn, Library library, KeptAudio audio) {
        this.signedIn = signedIn;
        this.library = library;
        this.audio = audio;
    }

    @GetMapping("/library/{id}/audio")
    ResponseEntity<Resource> audio(@PathVariable UUID id) {
        return signedIn.member()
                .flatMap(member -> library.find(member, new DictationId(id)))
                .flatMap(this::stream)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<ResponseEntity<Resource>> stream(DictationDetail one) {
        if (one.recording() == null) {
            return Optional.empty();
        }
        var source = audio.source(one.recording(), one.sampleRate(), Duration.ZERO);
        return Optional.of(
                ResponseEntity.ok()
                        .contentType(one.sampleRate() == null ? type(one.filename()) : WAV)
                        .cacheControl(CacheControl.noCache().cachePrivate())
                        .header("X-Content-Type-Options", "nosniff")
                        .body(new AudioResource(source)));
    }

    /** By its name, as far as that names sound; a browser plays nothing else from here. */
    private static MediaType type(@Nullable String filename) {
        if (filename != null && filename.endsWith(".wav")) {
            return WAV;
        }
        return MediaTypeFactory.getMediaType(filename)
                .filter(type -> type.getType().equals("audio") || type.getType().equals("video"))
                .orElse(MediaType.APPLICATION_OCTET_STREAM);
    }
}
