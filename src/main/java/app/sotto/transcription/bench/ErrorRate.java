package app.sotto.transcription.bench;

import app.sotto.transcription.wording.Tokens;
import java.util.List;

/**
 * How much of what was said was misheard: word error rate, the edit distance in words (characters
 * in Chinese) over the length of the reference, case and punctuation aside.
 */
record ErrorRate(int errors, int words) {

    static ErrorRate of(String reference, String heard) {
        List<String> said = keys(reference);
        return new ErrorRate(distance(said, keys(heard)), said.size());
    }

    ErrorRate plus(ErrorRate other) {
        return new ErrorRate(errors + other.errors, words + other.words);
    }

    double rate() {
        return words == 0 ? 0 : (double) errors / words;
    }

    private static List<String> keys(String text) {
        return Tokens.of(text.replace('-', ' ')).stream()
                .map(Tokens::key)
                .filter(key -> key.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    private static int distance(List<String> one, List<String> other) {
        int[] row = new int[other.size() + 1];
        for (int j = 0; j <= other.size(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.size(); j++) {
                int substituted = diagonal + (one.get(i - 1).equals(other.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.size()];
    }
}
