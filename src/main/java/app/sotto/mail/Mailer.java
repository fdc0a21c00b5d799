package app.sotto.mail;

/** Sends letters to people. */
public interface Mailer {

    /** Whether there is a way to send at all: a mail server, or the local mailbox. */
    boolean available();

    /**
     * Hands a letter over in the caller's transaction: it leaves after the commit, is tried again
     * while the mail server does not take it, and is forgotten with a rollback.
     *
     * @throws MailUnavailableException if there is neither a mail server nor a local mailbox
     */
    void send(Letter letter);
}
