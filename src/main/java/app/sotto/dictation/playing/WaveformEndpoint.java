package app.sotto.dictation.playing;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.library.Library;
import app.sotto.transcription.Waveform;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives a member's own dictation as a picture to the player; waits while it is drawn. */
@RestController
class WaveformEndpoint {

    private final SignedIn signedIn;
    private final Library library;
    private final Drawing drawing;

    WaveformEndpoint(SignedIn signedIn, Library library, Drawing drawing) {
        this.signedIn = signedIn;
        this.library = library;
        this.drawing = drawing;
    }

    @GetMapping("/library/{id}/waveform")
    ResponseEntity<Drawn> waveform(@PathVariable UUID id) throws InterruptedException {
        var one =
                signedIn.member()
                        .flatMap(member -> library.find(member, new DictationId(id)))
                        .orElse(null);
        Optional<Waveform> drawn = one == null ? Optional.empty() : drawing.of(one);
        return drawn.map(Drawn::of)
                .map(found ->
                        ResponseEntity.ok()
                                .cacheControl(CacheControl.noCache().cachePrivate())
                                .body(found))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /**
     * As the player reads it.
     *
     * @param step in seconds
     * @param peaks 0 to 255, as Base64
     */
    record Drawn(double step, String peaks) {

        static Drawn of(Waveform drawn) {
            return new Drawn(
                    drawn.step().toMillis() / 1000.0,
                    Base64.getEncoder().encodeToString(drawn.peaks()));
        }
    }
}
