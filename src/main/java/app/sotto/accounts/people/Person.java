package app.sotto.accounts.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who can sign in; belongs to any number of organisations. */
@Entity
@Table(schema = "accounts", name = "person")
public class Person {

    @Id private UUID id;
    private String email;
    private String name;
    private @Nullable String passwordHash;
    private @Nullable Instant verifiedAt;
    private @Nullable String locale;
    private int sessionEpoch;
    private boolean operator;
    private boolean provisional;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    @SuppressWarnings("NullAway.Init")
    private Person(EmailAddress email, String name, Locale locale) {
        this.id = UUID.randomUUID();
        this.email = email.value();
        this.name = name;
        this.locale = locale.toLanguageTag();
        this.createdAt = Instant.now();
    }

    public static Person withPassword(
            EmailAddress email, String name, String passwordHash, Locale locale) {
        var person = new Person(email, name, locale);
        person.passwordHash = passwordHash;
        return person;
    }

    /** Somebody whom an identity provider vouches for. */
    public static Person vouchedFor(EmailAddress email, String name, Locale locale) {
        var person = new Person(email, name, locale);
        person.verifiedAt = person.createdAt;
        return person;
    }

    /** Signed up with an address that has an account already; see {@code SigningUp}. */
    public Person provisionally() {
        provisional = true;
        return this;
    }

    public Person asOperator() {
        operator = true;
        return this;
    }

    public void verify() {
        if (verifiedAt == null) {
            verifiedAt = Instant.now();
        }
    }

    /** A new password ends every session that the old one opened. */
    public void changePassword(String hash) {
        passwordHash = hash;
        signOutEverywhere();
    }

    /** What was set before the mailbox was proven may be a stranger's: it is void. */
    public void dropUnprovenPassword() {
        if (verifiedAt == null) {
            passwordHash = null;
            signOutEverywhere();
        }
    }

    public void signOutEverywhere() {
        sessionEpoch++;
    }

    public void rename(String newName) {
        name = newName;
    }

    public void speak(Locale newLocale) {
        locale = newLocale.toLanguageTag();
    }

    public UUID id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public @Nullable String passwordHash() {
        return passwordHash;
    }

    public boolean verified() {
        return verifiedAt != null;
    }

    public boolean isProvisional() {
        return provisional;
    }

    public boolean isOperator() {
        return operator;
    }

    public int sessionEpoch() {
        return sessionEpoch;
    }

    public Locale locale() {
        return locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale);
    }
}
