package app.sotto.accounts;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Who belongs to the current tenant's organisation, as far as other rooms need to know. */
public interface Members {

    /** What the organisation is called. */
    String organisation();

    /** What a member is called; empty for who is none any more. */
    String name(UUID member);

    int count();

    /** Whom to write to, the first owner first. */
    List<Owner> owners();

    /** Whether a member is an owner or an admin; false for who is none any more. */
    boolean manages(UUID member);

    record Owner(String name, String email, Locale locale) {}
}
