package app.sotto.transcription;

import app.sotto.transcription.Transcript.Word;
import app.sotto.transcription.wording.CommonWords;
import app.sotto.transcription.wording.Times;
import app.sotto.transcription.wording.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gives the words of a text their times, from those of a text that was much the same. */
public final class WordTimes {

    private WordTimes() {}

    /**
     * The words of a text: a word that was heard keeps its time, whatever its case and punctuation
     * became; new ones share the time of those that they stand for, or else the gap between their
     * neighbours, and are marked as estimated.
     *
     * @param heard words in order of time; none: all is spread from {@code start} to {@code end}
     */
    public static List<Word> of(String text, List<Word> heard, Duration start, Duration end) {
        List<String> tokens = Tokens.of(text);
        List<String> known = heard.stream().map(Word::text).toList();
        if (tokens.equals(known)) {
            return heard;
        }
        if (heard.isEmpty()) {
            return Times.spread(tokens, start, end);
        }
        int[] places = CommonWords.places(tokens, known);
        var words = new ArrayList<Word>(tokens.size());
        int last = -1;
        for (int at = 0; at < places.length; ) {
            if (places[at] == CommonWords.NEW) {
                int to = endOfNew(places, at);
                int next = to < places.length ? places[to] : heard.size();
                words.addAll(between(tokens.subList(at, to), heard, last, next, start, end));
                at = to;
            } else {
                last = places[at];
                Word same = heard.get(last);
                words.add(new Word(same.start(), same.end(), tokens.get(at), same.estimated()));
                at++;
            }
        }
        return words;
    }

    private static int endOfNew(int[] places, int from) {
        int to = from;
        while (to < places.length && places[to] == CommonWords.NEW) {
            to++;
        }
        return to;
    }

    /**
     * @param last the last word before them that was kept, -1 for none
     * @param next the first after them
     */
    private static List<Word> between(
            List<String> tokens,
            List<Word> heard,
            int last,
            int next,
            Duration start,
            Duration end) {
        if (next - last > 1) {
            return Times.spread(tokens, heard.get(last + 1).start(), heard.get(next - 1).end());
        }
        Duration from = last < 0 ? start : heard.get(last).end();
        Duration to = next < heard.size() ? heard.get(next).start() : end;
        return Times.spread(tokens, from, to.compareTo(from) < 0 ? from : to);
    }
}
