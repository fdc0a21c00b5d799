package app.sotto.accounts;

import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.signin.SigningUp;
import java.util.Locale;
import java.util.UUID;

/** Made-up people, a new one each time: tests share a database. */
public final class Someone {

    public static final String PASSWORD = "seven quiet otters";

    private Someone() {}

    public static EmailAddress address() {
        return new EmailAddress(UUID.randomUUID() + "@example.org");
    }

    public static SigningUp.Form form(EmailAddress email) {
        return new SigningUp.Form(email, "Anna", PASSWORD, "Anna's desk", Locale.ENGLISH);
    }
}
