package app.sotto.dictation.commands;

import app.sotto.tenancy.Caller;
import org.springframework.stereotype.Component;

/** Which phrases are obeyed, by who speaks. */
@Component
public class Phrasebooks {

    /**
     * The phrases of this caller.
     *
     * @param wanted whether commands are to be obeyed at all
     */
    public Phrasebook of(Caller caller, boolean wanted) {
        return wanted ? Phrasebook.COMMANDS : Phrasebook.NONE;
    }
}
