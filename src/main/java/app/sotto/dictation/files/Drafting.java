package app.sotto.dictation.files;

import app.sotto.dictation.commands.Draft;
import app.sotto.dictation.commands.Drafts;
import app.sotto.dictation.commands.Phrasebook;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Finals;
import app.sotto.transcription.Transcript.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be written of what was final before, and of what was heard after it. */
public final class Drafting {

    private final Drafts drafts = new Drafts();
    private final List<Draft> unwritten = new ArrayList<>();
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
            var _ = drafts.add(phrases, index, all.get(i), after);
        }
        List<Draft> drafted = drafts.all();
        for (int i = 0; i < known; i++) {
            FinalSegment segment = finals.list().get(i);
            Draft draft = drafted.get(i);
            if (segment.unpolished() || !draft.isWrittenAs(segment.marks())) {
                unwritten.add(draft);
            }
        }
    }

    /** Of what was final before: what is not written yet, or is to be written otherwise. */
    public List<Draft> unwritten() {
        return unwritten;
    }

    List<Draft> fresh() {
        List<Draft> all = drafts.all();
        return all.subList(known, all.size());
    }
}
