package app.sotto.polish.guard;

/** How many letters differ between two words (Levenshtein's distance). */
final class Edits {

    private Edits() {}

    /** The distance, or more than {@code most} where it is larger. */
    static int between(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int next = Math.min(diagonal + same, 1 + Math.min(row[j], row[j - 1]));
                diagonal = row[j];
                row[j] = next;
            }
        }
        return row[other.length()];
    }
}
