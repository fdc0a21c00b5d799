package app.sotto.dictation.dictionary;

import app.sotto.transcription.Transcript.Word;
import java.util.ArrayList;
import java.util.List;

/** Words with times, in the letters that their segment has got. */
final class SameWords {

    private SameWords() {}

    /**
     * Letter for letter, whatever spaces came or went; where the text is longer or shorter by now,
     * words stay as they were heard.
     */
    static List<Word> in(String text, List<Word> words) {
        String letters = text.replaceAll("\\s+", "");
        int length = words.stream().mapToInt(word -> word.text().strip().length()).sum();
        if (length != letters.length()) {
            return words;
        }
        var same = new ArrayList<Word>(words.size());
        int from = 0;
        for (Word word : words) {
            int to = from + word.text().strip().length();
            same.add(
                    new Word(
                            word.start(),
                            word.end(),
                            letters.substring(from, to),
                            word.estimated()));
            from = to;
        }
        return same;
    }
}
