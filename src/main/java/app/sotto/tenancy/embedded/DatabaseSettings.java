package app.sotto.tenancy.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Where the database is and the three roles that use it: the owner migrates, the app serves (row
 * security forced), the system role does cross-tenant work by policies made for it by name.
 */
record DatabaseSettings(String url, Role owner, Role app, Role system) {

    /** A role that may sign in. */
    record Role(String user, @Nullable String password) {}
}
