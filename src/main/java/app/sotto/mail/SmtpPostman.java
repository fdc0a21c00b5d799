package app.sotto.mail;

import jakarta.mail.MessagingException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends through the mail server that {@link MailSettings} names. */
class SmtpPostman implements Postman {

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String from;

    SmtpPostman(MailSettings settings) {
        this.from = settings.from();
        var uri = URI.create(settings.url());
        if (uri.getHost() == null || !uri.getScheme().startsWith("smtp")) {
            throw new IllegalArgumentException(
                    "SOTTO_SMTP_URL should read smtp://user:password@host:port or smtps://…");
        }
        var secure = uri.getScheme().equals("smtps");
        sender.setProtocol(uri.getScheme());
        sender.setHost(uri.getHost());
        sender.setPort(uri.getPort() > 0 ? uri.getPort() : secure ? 465 : 587);
        sender.setDefaultEncoding("UTF-8");
        sender.setJavaMailProperties(properties(uri.getScheme()));
        if (uri.getRawUserInfo() != null) {
            signInWith(uri.getRawUserInfo().split(":", 2));
        }
    }

    private void signInWith(String[] user) {
        sender.setUsername(URLDecoder.decode(user[0], StandardCharsets.UTF_8));
        if (user.length > 1) {
            sender.setPassword(URLDecoder.decode(user[1], StandardCharsets.UTF_8));
        }
        sender.getJavaMailProperties().put("mail." + sender.getProtocol() + ".auth", "true");
    }

    private static Properties properties(String protocol) {
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        properties.put(prefix + "connectiontimeout", "5000");
        properties.put(prefix + "timeout", "10000");
        properties.put(prefix + "writetimeout", "10000");
        properties.put(prefix + "starttls.enable", "true");
        return properties;
    }

    @Override
    public void deliver(SealedLetter letter) {
        var message = sender.createMimeMessage();
        try {
            var draft = new MimeMessageHelper(message, true, "UTF-8");
            draft.setFrom(from);
            draft.setTo(letter.to());
            draft.setSubject(letter.subject());
            draft.setText(letter.plain(), letter.html());
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
        sender.send(message);
    }
}
