package app.sotto.mail;

/** There is neither a mail server nor a local mailbox; nothing was sent or kept. */
public class MailUnavailableException extends RuntimeException {

    public MailUnavailableException() {
        super("This server cannot send mail. Its operator connects one with SOTTO_SMTP_URL.");
    }
}
