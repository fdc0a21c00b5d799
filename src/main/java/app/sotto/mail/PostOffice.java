package app.sotto.mail;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps letters for the mail server or, in the embedded default without one, for the mailbox. */
@Component
class PostOffice implements Mailer, LocalMailbox {

    private final Writing writing;
    private final Outbox outbox;
    private final Optional<Delivery> delivery;
    private final boolean embedded;

    PostOffice(
            Writing writing,
            Outbox outbox,
            Optional<Delivery> delivery,
            @Value("${sotto.embedded:false}") boolean embedded) {
        this.writing = writing;
        this.outbox = outbox;
        this.delivery = delivery;
        this.embedded = embedded;
    }

    @Override
    public boolean available() {
        return delivery.isPresent() || embedded;
    }

    @Override
    @Transactional
    public void send(Letter letter) {
        if (!available()) {
            throw new MailUnavailableException();
        }
        outbox.add(writing.seal(letter), inUse() ? Outbox.Status.KEPT : Outbox.Status.QUEUED);
        delivery.ifPresent(Delivery::afterCommit);
    }

    @Override
    public boolean inUse() {
        return embedded && delivery.isEmpty();
    }

    @Override
    public List<KeptLetter> letters() {
        return inUse() ? outbox.kept() : List.of();
    }
}
