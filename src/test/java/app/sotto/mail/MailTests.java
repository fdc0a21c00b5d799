package app.sotto.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters through a real mail server, on this machine. */
@ApplicationModuleTest(extraIncludes = {"tenancy", "shell"})
class MailTests {

    private static final int PORT = freePort();
    private static GreenMail server;

    @Autowired Mailer mailer;
    @Autowired Outbox outbox;
    @Autowired LocalMailbox mailbox;
    @Autowired ForgettingLetters forgetting;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry registry) {
        up();
        registry.add("sotto.smtp.url", () -> "smtp://sotto:s3%3Acret@127.0.0.1:" + PORT);
        registry.add("sotto.smtp.from", () -> "Sotto <post@example.org>");
    }

    private static void up() {
        server = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("post@example.org", "sotto", "s3:cret");
        server.start();
    }

    @AfterAll
    static void down() {
        server.stop();
    }

    @Test
    void aLetterLeavesAfterTheCommitInTheRecipientsLanguage() throws Exception {
        var to = UUID.randomUUID() + "@example.org";
        transaction.executeWithoutResult(_ -> mailer.send(letter(to, Locale.SIMPLIFIED_CHINESE)));
        var message = waitFor(to);
        assertThat(message.getSubject()).isEqualTo("请确认您的邮箱");
        assertThat(message.getFrom()[0]).hasToString("Sotto <post@example.org>");
        var parts = flat(message);
        assertThat(parts).contains("安娜 & <Co>").contains("http://localhost/verify?token=x");
        assertThat(parts).contains("安娜 &amp; &lt;Co&gt;");
        assertThat(mailbox.inUse()).isFalse();
    }

    @Test
    void aSentLetterKeepsNoWords() throws Exception {
        var to = UUID.randomUUID() + "@example.org";
        mailer.send(letter(to, Locale.ENGLISH));
        var _ = waitFor(to);
        waitUntilSent(to);
        assertThat(
                        sql.sql(
                                        "select count(*) from mail.letter where recipient = :to and plain is null")
                                .param("to", to)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void aLetterWaitsForAMailServerThatIsDown() throws Exception {
        down();
        var to = UUID.randomUUID() + "@example.org";
        mailer.send(letter(to, Locale.ENGLISH));
        waitForError(to);
        assertThat(status(to)).isEqualTo("QUEUED");
        assertThat(secondsUntilNextAttempt(to)).isBetween(20.0, 30.0);
        up();
        // What time would do, and the next letter wakes the delivery up.
        sql.sql("update mail.letter set next_attempt = now() where recipient = :to")
                .param("to", to)
                .update();
        var next = UUID.randomUUID() + "@example.org";
        mailer.send(letter(next, Locale.ENGLISH));
        assertThat(waitFor(to).getSubject()).isNotBlank();
        waitUntilSent(to);
        waitUntilSent(next);
    }

    @Test
    void aLetterThatNeverLeavesIsGivenUp() throws Exception {
        down();
        var to = UUID.randomUUID() + "@example.org";
        mailer.send(letter(to, Locale.ENGLISH));
        waitForError(to);
        outbox.failed(idOf(to), "MailSendException");
        assertThat(status(to)).isEqualTo("QUEUED");
        sql.sql("update mail.letter set attempts = 10 where recipient = :to")
                .param("to", to)
                .update();
        outbox.failed(idOf(to), "MailSendException");
        assertThat(status(to)).isEqualTo("FAILED");
        up();
    }

    @Test
    void forgetsLettersAfterAMonth() throws Exception {
        var old = UUID.randomUUID() + "@example.org";
        var fresh = UUID.randomUUID() + "@example.org";
        transaction.executeWithoutResult(_ -> {
            mailer.send(letter(old, Locale.ENGLISH));
            mailer.send(letter(fresh, Locale.ENGLISH));
        });
        waitUntilSent(old);
        waitUntilSent(fresh);
        sql.sql(
                        "update mail.letter set created_at = now() - interval '31 days' where recipient = ?")
                .param(old)
                .update();

        forgetting.sweep();

        assertThat(
                        sql.sql("select recipient from mail.letter where recipient in (?, ?)")
                                .params(old, fresh)
                                .query(String.class)
                                .list())
                .containsExactly(fresh);
    }

    private UUID idOf(String to) {
        return sql.sql("select id from mail.letter where recipient = :to")
                .param("to", to)
                .query(UUID.class)
                .single();
    }

    private void waitUntilSent(String to) throws Exception {
        for (var i = 0; i < 300 && !"SENT".equals(status(to)); i++) {
            Thread.sleep(100);
        }
        assertThat(status(to)).isEqualTo("SENT");
    }

    private void waitForError(String to) throws Exception {
        for (var i = 0; i < 300 && error(to).isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertThat(error(to)).isEqualTo("MailSendException");
    }

    private String error(String to) {
        return sql.sql("select coalesce(error, '') from mail.letter where recipient = :to")
                .param("to", to)
                .query(String.class)
                .single();
    }

    private double secondsUntilNextAttempt(String to) {
        return sql.sql(
                        """
                        select extract(epoch from next_attempt - now())::float8
                        from mail.letter where recipient = :to
                        """)
                .param("to", to)
                .query(Double.class)
                .single();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRollbackForgetsTheLetter() {
        var to = UUID.randomUUID() + "@example.org";
        transaction.executeWithoutResult(status -> {
            mailer.send(letter(to, Locale.ENGLISH));
            status.setRollbackOnly();
        });
        assertThat(
                        sql.sql("select count(*) from mail.letter where recipient = :to")
                                .param("to", to)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void aLineBreakInAnAddressIsRefused() {
        assertThatThrownBy(() -> letter("a@example.org\nBcc: b@example.org", Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String status(String to) {
        return sql.sql("select status from mail.letter where recipient = :to")
                .param("to", to)
                .query(String.class)
                .single();
    }

    private static Letter letter(String to, Locale locale) {
        return new Letter(
                to,
                locale,
                "accounts.mail.verify",
                List.of("安娜 & <Co>"),
                URI.create("http://localhost/verify?token=x"));
    }

    private static MimeMessage waitFor(String to) throws Exception {
        for (var i = 0; i < 300; i++) {
            for (var message : server.getReceivedMessages()) {
                if (message.getAllRecipients()[0].toString().equals(to)) {
                    return message;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("No letter arrived");
    }

    private static String flat(MimeMessage message) throws Exception {
        return flat((MimeMultipart) message.getContent());
    }

    private static String flat(MimeMultipart parts) throws Exception {
        var text = new StringBuilder();
        for (var i = 0; i < parts.getCount(); i++) {
            var content = parts.getBodyPart(i).getContent();
            text.append(content instanceof MimeMultipart inner ? flat(inner) : content);
        }
        return text.toString();
    }
}
