package app.sotto.inference.embedded;

import java.util.Locale;

/** Word error rate: the fewest words to change, drop or add, over the words that were spoken. */
final class WordErrors {

    private WordErrors() {}

    static double rate(String spoken, String heard) {
        return (double) count(spoken, heard) / words(spoken).length;
    }

    static int count(String spoken, String heard) {
        var reference = words(spoken);
        var hypothesis = words(heard);
        var previous = new int[hypothesis.length + 1];
        for (int j = 0; j <= hypothesis.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= reference.length; i++) {
            var row = new int[hypothesis.length + 1];
            row[0] = i;
            for (int j = 1; j <= hypothesis.length; j++) {
                int change = reference[i - 1].equals(hypothesis[j - 1]) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        return previous[hypothesis.length];
    }

    static String[] words(String text) {
        var plain =
                text.toLowerCase(Locale.ROOT)
                        .replace('-', ' ')
                        .replaceAll("[^a-z0-9' ]", " ")
                        .strip();
        return plain.isEmpty() ? new String[0] : plain.split("\\s+");
    }
}
