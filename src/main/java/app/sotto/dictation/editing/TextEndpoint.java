package app.sotto.dictation.editing;

import app.sotto.accounts.SignedIn;
import app.sotto.dictation.DictationId;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Gives a version of a member's own dictation to the page, some hundred passages at a time. */
@RestController
class TextEndpoint {

    private static final int AT_ONCE = 400;

    private final SignedIn signedIn;
    private final Texts texts;

    TextEndpoint(SignedIn signedIn, Texts texts) {
        this.signedIn = signedIn;
        this.texts = texts;
    }

    @GetMapping("/library/{id}/versions/{version}")
    ResponseEntity<Chunk> text(
            @PathVariable UUID id,
            @PathVariable String version,
            @RequestParam(defaultValue = "0") int from) {
        return signedIn.member()
                .flatMap(member ->
                        Version.of(version)
                                .flatMap(which -> texts.find(member, new DictationId(id), which)))
                .map(shown ->
                        ResponseEntity.ok()
                                .cacheControl(CacheControl.noStore())
                                .body(Chunk.of(shown, from)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /**
     * A part of a text.
     *
     * @param number of an edited version, 0 of any other
     * @param total passages in all
     */
    record Chunk(int number, int revision, int total, List<WrittenPassage> passages) {

        static Chunk of(ShownText shown, int from) {
            List<Passage> all = shown.passages();
            int start = Math.clamp(from, 0, all.size());
            int end = Math.min(all.size(), start + AT_ONCE);
            return new Chunk(
                    shown.version().number(),
                    shown.revision(),
                    all.size(),
                    all.subList(start, end).stream().map(WrittenPassage::of).toList());
        }
    }
}
