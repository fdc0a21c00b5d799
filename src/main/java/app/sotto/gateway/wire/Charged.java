package app.sotto.gateway.wire;

import app.sotto.usage.Receipt;
import org.springframework.http.ResponseEntity;

/** Tells with every billed answer, whatever its format, what it cost. */
public final class Charged {

    public static final String SECONDS = "x-sotto-seconds";

    /** The whole price, in micro-units. */
    public static final String COST = "x-sotto-cost";

    /** The part of it that the plan covers. */
    public static final String INCLUDED = "x-sotto-included";

    /** Names what of it was not counted by the node, and is an estimate. */
    public static final String ESTIMATED = "x-sotto-estimated";

    private Charged() {}

    public static ResponseEntity.BodyBuilder answer(Receipt receipt) {
        return ResponseEntity.ok()
                .header(SECONDS, Long.toString(receipt.seconds()))
                .header(COST, Long.toString(receipt.priceMicros()))
                .header(INCLUDED, Long.toString(receipt.includedMicros()));
    }
}
