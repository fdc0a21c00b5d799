package app.sotto.dictation.editing;

import java.util.List;

/**
 * A version of a dictation with all its text.
 *
 * @param version with its number, where it was edited
 * @param revision of an edited one
 */
public record ShownText(Version version, int revision, List<Passage> passages) {}
