package app.sotto.usage;

/** Hands entitlements down to the current tenant; they hold from the next hold on. */
public interface Grants {

    /** Replaces what the tenant had before. */
    void grant(Entitlements entitlements);

    /** What the tenant has now: Free until something was granted. */
    Entitlements current();
}
