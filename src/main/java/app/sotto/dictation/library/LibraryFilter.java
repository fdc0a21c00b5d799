package app.sotto.dictation.library;

import org.jspecify.annotations.Nullable;

/**
 * Which dictations to show.
 *
 * @param search the beginnings of words, or characters beside each other, all of which title or
 *     text hold, whatever their case; blank for all
 * @param origin null for any
 * @param trash whether the deleted ones, instead of the others
 */
public record LibraryFilter(String search, @Nullable Origin origin, boolean trash) {

    public static final LibraryFilter ALL = new LibraryFilter("", null, false);
}
