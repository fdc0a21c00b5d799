package app.sotto.dictation.live;

import app.sotto.dictation.commands.Draft;
import app.sotto.dictation.commands.Drafts;
import app.sotto.dictation.commands.Phrasebook;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Finals;
import app.sotto.transcription.Transcript.Segment;
import java.util.List;
import java.util.Optional;

/**
 * Passes segments on to be written, with their commands obeyed: one may change what was to be
 * written of an earlier segment, which is then written again. Without a style nothing is written,
 * and nothing obeyed.
 */
final class Obeying {

    private final Phrasebook phrases;
    private final PolishingLine line;
    private final Drafts drafts = new Drafts();

    Obeying(Phrasebook phrases, PolishingLine line) {
        this.phrases = phrases;
        this.line = line;
    }

    /** Takes up what the connection before had heard: what it could not write is written now. */
    void takeUp(Finals finals) {
        List<FinalSegment> known = finals.list();
        for (int i = 0; i < known.size(); i++) {
            FinalSegment one = known.get(i);
            Optional<Segment> after =
                    known.stream().skip(i + 1L).findFirst().map(FinalSegment::segment);
            var _ = drafts.add(phrases(), one.index(), one.segment(), after);
        }
        List<Draft> all = drafts.all();
        for (int i = 0; i < known.size(); i++) {
            Draft draft = all.get(i);
            if (known.get(i).unpolished() || !draft.isWrittenAs(known.get(i).marks())) {
                line.add(draft);
            }
        }
    }

    /**
     * Takes the next segment.
     *
     * @param pausedAfter whether nobody spoke after it
     */
    void heard(int index, Segment segment, boolean pausedAfter) {
        drafts.add(phrases(), index, segment, pausedAfter).forEach(line::add);
    }

    private Phrasebook phrases() {
        return line.style() == null ? Phrasebook.NONE : phrases;
    }
}
