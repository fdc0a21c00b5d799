package app.sotto.polish.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A word of plain text, or one Chinese character.
 *
 * @param stem the same for the forms of one word
 */
record Word(String text, String stem, int from, int to, boolean han) {

    private static final Pattern WORD =
            Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+(?:\\.\\d+)?");

    private static final Set<String> FILLERS = Lexicon.all("filler");

    private static final Set<Integer> FILLING_CHARACTERS =
            Lexicon.lines("filler").stream()
                    .filter(line -> line.indexOf(',') < 0)
                    .flatMap(line -> line.codePoints().boxed())
                    .collect(Collectors.toUnmodifiableSet());

    private static final Pattern NUMBER =
            Pattern.compile(
                    "\\d.*|"
                            + NumberWords.WORD
                            + "|dozen|half|quarter|percent|twice|double|triple|pm|ante|oh|[零〇一二两兩三四五六七八九十百千万萬亿億半点號号元块分]");

    private static final Map<String, String> IRREGULAR =
            Map.ofEntries(
                    Map.entry("sent", "send"),
                    Map.entry("bought", "buy"),
                    Map.entry("told", "tell"),
                    Map.entry("saw", "see"),
                    Map.entry("seen", "see"),
                    Map.entry("met", "meet"),
                    Map.entry("left", "leave"),
                    Map.entry("paid", "pay"),
                    Map.entry("spoke", "speak"),
                    Map.entry("spoken", "speak"),
                    Map.entry("wrote", "write"),
                    Map.entry("written", "write"),
                    Map.entry("found", "find"),
                    Map.entry("knew", "know"),
                    Map.entry("known", "know"),
                    Map.entry("ran", "run"),
                    Map.entry("began", "begin"),
                    Map.entry("begun", "begin"),
                    Map.entry("kept", "keep"),
                    Map.entry("lost", "lose"),
                    Map.entry("held", "hold"),
                    Map.entry("built", "build"),
                    Map.entry("sold", "sell"),
                    Map.entry("brought", "bring"),
                    Map.entry("felt", "feel"),
                    Map.entry("heard", "hear"),
                    Map.entry("understood", "understand"),
                    Map.entry("children", "child"),
                    Map.entry("people", "person"),
                    Map.entry("men", "man"),
                    Map.entry("women", "woman"),
                    Map.entry("broke", "break"),
                    Map.entry("broken", "break"),
                    Map.entry("chose", "choose"),
                    Map.entry("chosen", "choose"),
                    Map.entry("drove", "drive"),
                    Map.entry("ate", "eat"),
                    Map.entry("eaten", "eat"),
                    Map.entry("fell", "fall"),
                    Map.entry("forgot", "forget"),
                    Map.entry("forgotten", "forget"),
                    Map.entry("spent", "spend"),
                    Map.entry("slept", "sleep"),
                    Map.entry("taught", "teach"),
                    Map.entry("won", "win"),
                    Map.entry("worse", "bad"),
                    Map.entry("better", "good"),
                    Map.entry("best", "good"));

    static List<Word> of(String plain) {
        var words = new ArrayList<Word>();
        Matcher found = WORD.matcher(plain);
        while (found.find()) {
            String text = found.group();
            boolean han =
                    Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.HAN;
            words.add(new Word(text, han ? text : stem(text), found.start(), found.end(), han));
        }
        return words;
    }

    boolean number() {
        return NUMBER.matcher(text).matches();
    }

    /** Carries meaning of its own; numbers are compared elsewhere. */
    boolean content() {
        return han
                ? !FILLING_CHARACTERS.contains(text.codePointAt(0)) && !number()
                : !FILLERS.contains(text) && !number() && text.length() > 1;
    }

    /** A Latin word says about as much as two Chinese characters. */
    int weight() {
        return han ? 1 : 2;
    }

    static String stem(String word) {
        String regular = IRREGULAR.get(word);
        if (regular != null) {
            return regular;
        }
        String stem = word;
        for (String ending :
                List.of("ingly", "ings", "ing", "edly", "ies", "ied", "ed", "ly", "es", "s")) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= 3) {
                stem = stem.substring(0, stem.length() - ending.length());
                break;
            }
        }
        if (stem.length() > 3 && (stem.endsWith("e") || stem.endsWith("y") || stem.endsWith("i"))) {
            stem = stem.substring(0, stem.length() - 1);
        }
        int last = stem.length() - 1;
        return last > 2 && stem.charAt(last) == stem.charAt(last - 1) && stem.charAt(last) != 's'
                ? stem.substring(0, last)
                : stem;
    }

    /** Latin words by their stem, Chinese in pairs of characters. */
    static List<String> keys(List<Word> words) {
        var keys = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (!word.content()) {
                continue;
            }
            if (!word.han()) {
                keys.add(word.stem());
            } else if (i + 1 < words.size()
                    && words.get(i + 1).han()
                    && words.get(i + 1).content()
                    && words.get(i + 1).from() == word.to()) {
                keys.add(word.text() + words.get(i + 1).text());
            }
        }
        return keys;
    }
}
