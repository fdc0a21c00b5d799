package app.sotto.dictation;

import java.time.Instant;

/** The tenant's minutes are spent; nothing was started or charged. */
public class AllowanceSpentException extends RuntimeException {

    private final Instant renewsAt;

    public AllowanceSpentException(Instant renewsAt) {
        super("This month's minutes are used up. They renew on " + renewsAt + ".");
        this.renewsAt = renewsAt;
    }

    public Instant renewsAt() {
        return renewsAt;
    }
}
