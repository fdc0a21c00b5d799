package app.sotto.gateway;

import app.sotto.dictation.Dictations.Result;
import org.springframework.http.ResponseEntity;

/** Tells with every billed answer, whatever its format, what it cost. */
final class Charged {

    private Charged() {}

    static ResponseEntity.BodyBuilder answer(Result result) {
        return ResponseEntity.ok()
                .header("x-sotto-seconds", Long.toString(result.chargedSeconds()));
    }
}
