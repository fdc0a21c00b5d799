package app.sotto.dictation.files;

import app.sotto.dictation.commands.Draft;
import app.sotto.dictation.commands.Drafts;
import app.sotto.dictation.commands.Phrasebook;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Finals;
import app.sotto.transcription.Transcript.Segment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is to be written of what was final before, and of what was heard after it. */
public final class Drafting {

    private final Drafts drafts = new Drafts();
    private final Map<Integer, Draft> unwritten = new TreeMap<>();
    private final int known;

    /** With nothing heard after it. */
    public static Drafting ofKnown(Attempt attempt, Phrasebook phrases) {
        return new Drafting(attempt, List.of(), phrases);
    }

    Drafting(Attempt attempt, List<Segment> fresh, Phrasebook phrases) {
        Finals finals = attempt.finals();
        known = finals.list().size();
        var all = new ArrayList<>(finals.segments());
        all.addAll(fresh);
        for (int i = 0; i < all.size(); i++) {
            boolean before = i < known;
            int index = before ? finals.list().get(i).index() : finals.nextIndex() + i - known;
            Optional<Segment> after = all.stream().skip(i + 1L).findFirst();
            List<Draft> changed = drafts.add(phrases, index, all.get(i), after);
            if (!before || finals.list().get(i).unpolished()) {
                changed.stream()
                        .filter(draft -> draft.index() < finals.nextIndex())
                        .forEach(draft -> unwritten.put(draft.index(), draft));
            }
        }
    }

    /** Of what was final before: what is not written yet, or is to be written otherwise. */
    public Collection<Draft> unwritten() {
        return unwritten.values();
    }

    List<Draft> fresh() {
        List<Draft> all = drafts.all();
        return all.subList(known, all.size());
    }
}
