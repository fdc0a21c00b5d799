package app.sotto.billing.metering;

/**
 * Where overage is told, to be invoiced: Stripe's meters now, and perhaps another system one day.
 */
interface MeterExport {

    /**
     * Says how much an hour came to. A word replaces the one before it; the same word said twice
     * counts once.
     */
    void say(String customer, Word word);
}
