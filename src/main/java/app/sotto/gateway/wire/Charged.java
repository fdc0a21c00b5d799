package app.sotto.gateway.wire;

import app.sotto.usage.Receipt;
import org.springframework.http.ResponseEntity;

/** Tells with every billed answer, whatever its format, what it cost. */
public final class Charged {

    private Charged() {}

    /** Money is in micro-units: the whole price, and the part of it that the plan covers. */
    public static ResponseEntity.BodyBuilder answer(Receipt receipt) {
        return ResponseEntity.ok()
                .header("x-sotto-seconds", Long.toString(receipt.seconds()))
                .header("x-sotto-cost", Long.toString(receipt.priceMicros()))
                .header("x-sotto-included", Long.toString(receipt.includedMicros()));
    }
}
