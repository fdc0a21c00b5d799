package app.sotto.dictation.commands;

import app.sotto.tenancy.Caller;
import org.springframework.stereotype.Component;

/** Which phrases are obeyed, by who speaks. */
@Component
public class Phrasebooks {

    private final Snippets snippets;

    Phrasebooks(Snippets snippets) {
        this.snippets = snippets;
    }

    /**
     * The phrases of this caller.
     *
     * @param wanted whether commands are to be obeyed at all
     */
    public Phrasebook of(Caller caller, boolean wanted) {
        if (!wanted) {
            return Phrasebook.NONE;
        }
        return switch (caller) {
            case Caller.Member member -> Phrasebook.COMMANDS.with(snippets.phrases(member));
            case Caller.Key _ -> Phrasebook.COMMANDS;
        };
    }
}
