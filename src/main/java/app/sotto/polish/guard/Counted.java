package app.sotto.polish.guard;

import app.sotto.polish.guard.NumberReader.Placed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each number counts: "five apples and three pears" has not three apples. */
final class Counted {

    private static final int REACH = 4;

    private static final List<Pattern> DAYS = Days.all();

    /** Words at which another phrase begins. */
    private static final Set<String> ENDS =
            Set.of("on", "at", "in", "by", "from", "until", "and", "or", "but", "在", "和", "到", "跟");

    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, Integer> words = new HashMap<>();
    private final Set<String> values;

    private Counted(String plain) {
        var reader = new NumberReader(plain);
        var _ = reader.read();
        List<Word> all = Word.of(reader.text());
        Word.keys(all).forEach(key -> words.merge(key, 1, Integer::sum));
        for (Placed each : reader.placed()) {
            beside(all.stream().filter(word -> word.from() >= each.to()))
                    .ifPresent(key -> numbers.put("after " + key, each.value()));
            beside(all.reversed().stream().filter(word -> word.to() <= each.from()))
                    .ifPresent(key -> numbers.put("before " + key, each.value()));
        }
        values = reader.placed().stream().map(Placed::value).collect(Collectors.toSet());
    }

    static boolean same(String raw, String written) {
        var spoken = new Counted(raw);
        var kept = new Counted(written);
        return spoken.numbers.keySet().stream().noneMatch(beside -> spoken.moved(beside, kept));
    }

    /** Both texts have a number beside the word, and not the same one. */
    private boolean moved(String beside, Counted other) {
        String here = numbers.getOrDefault(beside, "");
        String there = other.numbers.get(beside);
        String word = beside.substring(beside.indexOf(' ') + 1);
        if (there == null || here.equals(there) || !once(word) || !other.once(word)) {
            return false;
        }
        boolean swapped = values.contains(there) && other.values.contains(here);
        boolean counted = here.matches("[1-3]") && there.matches("[1-3]");
        return swapped || counted;
    }

    private boolean once(String word) {
        return words.getOrDefault(word, 0) == 1;
    }

    /** The nearest word of its own phrase; a day or month is beside many numbers. */
    private static Optional<String> beside(Stream<Word> words) {
        List<Word> phrase =
                words.limit(REACH)
                        .takeWhile(word -> !ENDS.contains(word.text()) && !word.number())
                        .filter(word ->
                                DAYS.stream().noneMatch(d -> d.matcher(word.text()).matches()))
                        .toList();
        boolean backwards = phrase.size() > 1 && phrase.getFirst().from() > phrase.getLast().from();
        return Word.keys(backwards ? phrase.reversed() : phrase).stream().findFirst();
    }
}
