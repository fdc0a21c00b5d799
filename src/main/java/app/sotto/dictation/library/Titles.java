package app.sotto.dictation.library;

import org.jspecify.annotations.Nullable;

/** Names for dictations, made of what people call their files and of what they say. */
final class Titles {

    private static final int LONGEST = 120;
    private static final int LONGEST_MADE = 60;

    private Titles() {}

    /** Only the last part of a path, without control characters; any script and emoji stay. */
    static @Nullable String fromFilename(@Nullable String filename) {
        if (filename == null) {
            return null;
        }
        String last = filename.substring(lastSlash(filename) + 1);
        return clean(last);
    }

    /** The beginning of the text, cut between words where it has any. */
    static @Nullable String fromText(String text) {
        String cleaned = clean(text);
        if (cleaned == null || cleaned.codePointCount(0, cleaned.length()) <= LONGEST_MADE) {
            return cleaned;
        }
        String cut = cleaned.substring(0, cleaned.offsetByCodePoints(0, LONGEST_MADE));
        int space = cut.lastIndexOf(' ');
        String words = space > LONGEST_MADE / 2 ? cut.substring(0, space) : cut;
        return words.replaceAll("[\\p{Punct}，。！？；：、]+$", "") + "…";
    }

    /** One line of at most {@value #LONGEST} characters; null if nothing is left. */
    static @Nullable String clean(String text) {
        String line =
                text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ")
                        .strip();
        if (line.isEmpty()) {
            return null;
        }
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST));
    }

    private static int lastSlash(String filename) {
        return Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\'));
    }
}
