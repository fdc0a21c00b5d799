package app.sotto.mail;

import java.util.List;

/** The mailbox of the embedded default: letters stay on this machine. */
public interface LocalMailbox {

    /** Whether letters are kept here instead of sent. */
    boolean inUse();

    /** The newest first, 200 at most. */
    List<KeptLetter> letters();
}
