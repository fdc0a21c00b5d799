package app.sotto.dictation.library;

import org.jspecify.annotations.Nullable;

/**
 * Which dictations to show.
 *
 * @param search found in title, raw or polished text, whatever its case; empty for all
 * @param origin null for any
 * @param trash whether the deleted ones, instead of the others
 */
public record LibraryFilter(String search, @Nullable Origin origin, boolean trash) {

    public static final LibraryFilter ALL = new LibraryFilter("", null, false);

    /** The search as a pattern for {@code ilike} in which nothing is a wildcard. */
    String pattern() {
        String literal =
                search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + literal + "%";
    }
}
