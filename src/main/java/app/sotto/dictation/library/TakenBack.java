package app.sotto.dictation.library;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Mark;
import app.sotto.dictation.commands.Lines;
import app.sotto.tenancy.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Words that a spoken command took back, and the way to put them back into the written text of a
 * dictation that is over. The raw text has them all along.
 */
@Component
@Transactional
public class TakenBack {

    private final KeptDictations dictations;
    private final Segments segments;

    TakenBack(KeptDictations dictations, Segments segments) {
        this.dictations = dictations;
        this.segments = segments;
    }

    /**
     * Puts words back where they would stand; done twice, it is done once.
     *
     * @param index of the segment they were said in
     * @param words as they are to be written
     * @return whether there was a place for them: not where the text was written anew since
     */
    public boolean putBack(Caller caller, DictationId id, int index, Mark taken, String words) {
        Optional<Dictation> own =
                dictations
                        .alone(id.value())
                        .filter(one -> one.belongsTo(caller) && one.status() == Status.COMPLETED);
        List<FinalSegment> all = segments.of(id);
        Optional<FinalSegment> said =
                all.stream()
                        .filter(one -> one.index() == index && one.marks().contains(taken))
                        .findFirst();
        Optional<WrittenText> whole = own.flatMap(Dictation::written);
        if (said.isEmpty() || whole.isEmpty()) {
            return false;
        }
        Optional<Integer> place = place(all, said.get(), taken, whole.get().text());
        place.ifPresent(at -> {
            WrittenText longer = whole.get().with(at, words);
            own.get().rewrite(longer);
            int by = longer.text().length() - whole.get().text().length();
            if (said.get().polished() == null) {
                mark(id, all.subList(all.indexOf(said.get()), all.size()), taken, by);
            } else {
                mark(id, List.of(said.get()), taken, rewrite(id, said.get(), taken, words));
            }
        });
        return place.isPresent();
    }

    /** How much longer it has become. */
    private int rewrite(DictationId id, FinalSegment said, Mark taken, String words) {
        String polished = Objects.requireNonNull(said.polished());
        WrittenText longer =
                new WrittenText(polished, said.kept())
                        .with(Math.min(taken.at(), polished.length()), words);
        segments.rewrite(id, said.index(), longer);
        return longer.text().length() - polished.length();
    }

    /** Where in the whole; a segment with a written text of its own counts from its beginning. */
    private static Optional<Integer> place(
            List<FinalSegment> all, FinalSegment said, Mark taken, String whole) {
        if (said.polished() == null) {
            return Optional.of(taken.at()).filter(at -> at <= whole.length());
        }
        var before = new ArrayList<String>();
        all.subList(0, all.indexOf(said)).stream()
                .map(FinalSegment::polished)
                .filter(Objects::nonNull)
                .forEach(before::add);
        before.add(said.polished().substring(0, Math.min(taken.at(), said.polished().length())));
        String beginning = Lines.beginning(before);
        return whole.startsWith(beginning.stripTrailing())
                ? Optional.of(Math.min(beginning.length(), whole.length()))
                : Optional.empty();
    }

    /** What was taken back later has its place behind it. */
    private void mark(DictationId id, List<FinalSegment> all, Mark taken, int by) {
        boolean behind = false;
        for (FinalSegment one : all) {
            var marks = new ArrayList<Mark>();
            for (Mark mark : one.marks()) {
                boolean same = !behind && mark.equals(taken);
                marks.add(same ? mark.restored() : behind ? mark.later(by) : mark);
                behind |= same;
            }
            if (!marks.equals(one.marks())) {
                segments.mark(id, one.index(), marks);
            }
        }
    }
}
