package app.sotto.usage;

import java.time.ZoneId;

/** Hands entitlements down to the current tenant; they hold from the next hold on. */
public interface Grants {

    /** Replaces what the tenant had before. */
    void grant(Entitlements entitlements);

    /** Back to Free. */
    void withdraw();

    /** What the tenant has now: Free until something was granted. */
    Entitlements current();

    /** Where the tenant's months and days begin at midnight; UTC until one was chosen. */
    ZoneId zone();

    /** Chooses it. What was booked stays in the month in which it was booked. */
    void zone(ZoneId zone);
}
