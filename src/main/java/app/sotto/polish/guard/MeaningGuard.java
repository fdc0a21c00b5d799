package app.sotto.polish.guard;

import app.sotto.polish.Reason;
import app.sotto.polish.Style;
import app.sotto.polish.script.Folded;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what was spoken with what a model made of it, outside the model. It looks at what can be
 * checked without understanding, and rather keeps a sentence raw than lets a changed one through.
 */
public final class MeaningGuard {

    private final String raw;
    private final String written;
    private final Style style;
    private final Collection<String> terms;

    private MeaningGuard(String raw, String written, Style style, Collection<String> terms) {
        this.raw = raw;
        this.written = written;
        this.style = style;
        this.terms = terms;
    }

    /**
     * What the rewriting did to the meaning, if anything: it is fine where it keeps one reading of
     * what was spoken, and else is told what it did to the words as they are. Chinese is the same
     * in either script.
     *
     * @param terms which must stay as they are written here
     */
    public static Optional<Reason> breach(
            String raw, String rewritten, Style style, Collection<String> terms) {
        return folded(
                Folded.of(raw),
                Folded.of(rewritten),
                style,
                terms.stream().map(Folded::of).toList());
    }

    private static Optional<Reason> folded(
            String raw, String rewritten, Style style, Collection<String> terms) {
        if (sameLetters(raw, rewritten) && Terms.kept(terms, raw, rewritten)) {
            return Optional.empty();
        }
        if (!Repairs.kept(raw, rewritten)) {
            return Optional.of(Reason.NAME);
        }
        Set<String> written = new LinkedHashSet<>(List.of(Lists.unnumbered(rewritten), rewritten));
        List<Optional<Reason>> readings =
                Repairs.readings(raw).stream()
                        .flatMap(reading ->
                                written.stream()
                                        .map(w -> new MeaningGuard(reading, w, style, terms)))
                        .map(MeaningGuard::breach)
                        .toList();
        return readings.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : readings.getFirst();
    }

    /** Words that must stay in any rewriting of it, as they are said. */
    public static List<String> mustStay(String raw, Collection<String> terms) {
        return MustStay.in(raw, terms);
    }

    /** Nothing but marks and capitals was changed, and there are no figures where marks count. */
    private static boolean sameLetters(String raw, String written) {
        return raw.chars().noneMatch(Character::isDigit)
                && Code.in(raw).isEmpty()
                && Code.in(written).isEmpty()
                && Plain.squeezed(raw).equals(Plain.squeezed(written));
    }

    private Optional<Reason> breach() {
        String spoken = Plain.of(raw);
        String kept = Plain.of(written);
        String rawText = Links.removed(spoken);
        String keptText = Links.removed(kept);
        if (!Links.same(raw, written)) {
            return Optional.of(Reason.LINK);
        }
        if (!Terms.kept(terms, raw, written)) {
            return Optional.of(Reason.TERM);
        }
        if (Asking.chats(spoken, kept)) {
            return Optional.of(Reason.CHATTER);
        }
        if (Asking.answers(spoken, kept)) {
            return Optional.of(Reason.ANSWERED);
        }
        if (!Numbers.same(rawText, keptText) || !Counted.same(rawText, keptText)) {
            return Optional.of(Reason.NUMBER);
        }
        if (!Days.same(rawText, keptText)) {
            return Optional.of(Reason.DATE);
        }
        if (!Amounts.same(rawText, keptText)) {
            return Optional.of(Reason.AMOUNT);
        }
        if (!Code.same(Links.removed(raw), Links.removed(written))) {
            return Optional.of(Reason.CODE);
        }
        if (!Names.same(Links.removed(raw), Links.removed(written))) {
            return Optional.of(Reason.NAME);
        }
        if (!Negations.same(rawText, keptText)) {
            return Optional.of(Reason.NEGATION);
        }
        if (Opposites.turned(rawText, keptText)) {
            return Optional.of(Reason.OPPOSITE);
        }
        return new Content(rawText, keptText, style).breach();
    }
}
