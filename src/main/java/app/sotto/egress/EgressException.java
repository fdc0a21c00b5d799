package app.sotto.egress;

import java.io.IOException;

/** An address was refused or gave nothing. The message is meant for whoever named it. */
public class EgressException extends IOException {

    private final boolean passing;

    private EgressException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    static EgressException refused(String message) {
        return new EgressException(message, false);
    }

    static EgressException passing(String message) {
        return new EgressException(message, true);
    }

    /** Whether another try may succeed. */
    public boolean passing() {
        return passing;
    }
}
