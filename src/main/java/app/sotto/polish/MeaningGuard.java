package app.sotto.polish;

import java.util.Optional;

/**
 * Compares what was spoken with what a model made of it, outside the model. It looks at what can be
 * checked without understanding: numbers, negations and links may be neither lost nor invented. It
 * rather keeps a sentence raw than lets a changed one through.
 */
final class MeaningGuard {

    /** What a rewriting did to the meaning. */
    enum Breach {
        NUMBERS,
        NEGATION,
        LINKS
    }

    private MeaningGuard() {}

    static Optional<Breach> breach(String raw, String rewritten) {
        if (!Links.same(raw, rewritten)) {
            return Optional.of(Breach.LINKS);
        }
        if (!Numbers.same(Links.removed(raw), Links.removed(rewritten))) {
            return Optional.of(Breach.NUMBERS);
        }
        return Negations.in(raw) == Negations.in(rewritten)
                ? Optional.empty()
                : Optional.of(Breach.NEGATION);
    }
}
