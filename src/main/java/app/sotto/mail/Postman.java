package app.sotto.mail;

/** Takes one letter away. */
interface Postman {

    /**
     * Hands a letter on.
     *
     * @throws org.springframework.mail.MailException if the letter was not taken
     */
    void deliver(SealedLetter letter);
}
