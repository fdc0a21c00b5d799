package app.sotto.dictation.editing;

import app.sotto.transcription.Transcript.Word;
import app.sotto.transcription.WordTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Times the words of several texts that stand for one stretch of speech. */
final class TimedTexts {

    private TimedTexts() {}

    /** The words of each text. */
    static List<List<Word>> of(List<String> texts, List<Word> heard, Duration start, Duration end) {
        List<Word> words = WordTimes.of(String.join("\n", texts), heard, start, end);
        var cut = new ArrayList<List<Word>>();
        int at = 0;
        for (String text : texts) {
            int from = at;
            for (long letters = letters(text); letters > 0; at++) {
                letters -= words.get(at).text().length();
            }
            cut.add(List.copyOf(words.subList(from, at)));
        }
        return cut;
    }

    private static long letters(String text) {
        return text.chars().filter(letter -> !Character.isWhitespace(letter)).count();
    }
}
