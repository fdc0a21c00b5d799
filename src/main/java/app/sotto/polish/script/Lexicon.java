package app.sotto.polish.script;

import java.util.List;

/** What OpenCC replaces by what. */
sealed interface Lexicon permits Table, Lexicon.First, Lexicon.Longest {

    /** What stands at a place of a text. */
    Match at(String text, int from);

    /**
     * What was found.
     *
     * @param length of the text that it replaces, in UTF-16 units; 0 where nothing was found
     * @param open whether more text could make it another
     */
    record Match(int length, String target, boolean open) {

        static final Match NONE = new Match(0, "", false);

        boolean found() {
            return length > 0;
        }

        private Match open(boolean too) {
            return too == open ? this : new Match(length, target, open || too);
        }
    }

    /** OpenCC's {@code short_circuit}: the first that knows anything decides. */
    record First(List<Lexicon> all) implements Lexicon {

        @Override
        public Match at(String text, int from) {
            boolean open = false;
            for (Lexicon one : all) {
                Match match = one.at(text, from);
                open |= match.open();
                if (match.found()) {
                    return match.open(open);
                }
            }
            return Match.NONE.open(open);
        }
    }

    /** OpenCC's {@code union}: the longest of all. */
    record Longest(List<Lexicon> all) implements Lexicon {

        @Override
        public Match at(String text, int from) {
            Match best = Match.NONE;
            boolean open = false;
            for (Lexicon one : all) {
                Match match = one.at(text, from);
                open |= match.open();
                best = match.length() > best.length() ? match : best;
            }
            return best.open(open);
        }
    }
}
