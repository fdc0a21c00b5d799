package app.sotto.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves.
 *
 * @param url {@code smtp://user:password@host:port} or {@code smtps://…} (SOTTO_SMTP_URL); empty
 *     for none. A user or password with special characters is percent-encoded.
 * @param from the sender's address (SOTTO_SMTP_FROM)
 */
@ConfigurationProperties("sotto.smtp")
record MailSettings(
        @DefaultValue("") String url, @DefaultValue("Sotto <no-reply@localhost>") String from) {

    boolean configured() {
        return !url.isBlank();
    }
}
