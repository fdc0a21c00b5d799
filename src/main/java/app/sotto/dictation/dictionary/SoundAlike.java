package app.sotto.dictation.dictionary;

import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * One long Latin word that is told by its sound (Philips' Double Metaphone). It has to begin alike,
 * sound the same and differ in one place by at most two letters; forms of the word itself
 * ("Kubernetes'") differ by their ending only and stay.
 */
record SoundAlike(String written, String plain, String sound) {

    private static final int SHORTEST = 7;

    private static final DoubleMetaphone SOUND = new DoubleMetaphone();

    static {
        SOUND.setMaxCodeLen(12);
    }

    static Optional<SoundAlike> of(String written) {
        String plain = written.toLowerCase(Locale.ROOT);
        return plain.length() >= SHORTEST && plain.matches("[a-z]+")
                ? Optional.of(new SoundAlike(written, plain, SOUND.doubleMetaphone(plain)))
                : Optional.empty();
    }

    boolean isHeardAs(String word) {
        String heard = word.toLowerCase(Locale.ROOT);
        return heard.length() >= SHORTEST - 1
                && heard.charAt(0) == plain.charAt(0)
                && !heard.startsWith(plain)
                && !plain.startsWith(heard)
                && Math.abs(heard.length() - plain.length()) <= 2
                && sound.equals(SOUND.doubleMetaphone(heard))
                && differing(heard) <= 2;
    }

    /** Letters left between the common beginning and the common end. */
    private int differing(String heard) {
        int least = Math.min(heard.length(), plain.length());
        int start = 0;
        while (start < least && heard.charAt(start) == plain.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < least - start
                && heard.charAt(heard.length() - 1 - end)
                        == plain.charAt(plain.length() - 1 - end)) {
            end++;
        }
        return Math.max(heard.length(), plain.length()) - start - end;
    }
}
