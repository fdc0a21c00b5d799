package app.sotto.mail;

/** Takes one letter away. */
interface Postman {

    /**
     * @throws org.springframework.mail.MailException if the letter was not taken
     */
    void deliver(SealedLetter letter);
}
