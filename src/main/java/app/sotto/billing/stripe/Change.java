package app.sotto.billing.stripe;

import app.sotto.billing.Plan;
import java.time.Instant;

/**
 * Another plan, or another number of seats.
 *
 * @param at the moment from which days are counted; the same in the preview and the change
 * @param now whether the difference is paid at once; else it is on the next invoice
 */
public record Change(
        String subscription, String item, Plan plan, int seats, Instant at, boolean now) {}
