package app.sotto.dictation.commands;

import app.sotto.dictation.Mark;
import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import app.sotto.transcription.Joining;
import app.sotto.transcription.Transcript.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/**
 * Writes drafts down: words are polished in runs that nothing interrupts, and what commands write
 * stands between them, outside of any model.
 */
public final class Composition {

    private final List<Draft> drafts;
    private final List<List<Segment>> runs = new ArrayList<>();

    /** In the order of writing: a run, or a part that is no words. */
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param run the number of a run, or -1
     * @param draft its index, where it is a part
     */
    private record Entry(int run, int draft, Part part) {}

    private Composition(List<Draft> drafts) {
        this.drafts = drafts;
        for (Draft draft : drafts) {
            for (Part part : draft.parts()) {
                if (part.kind() == null) {
                    addWords(draft, part);
                } else {
                    entries.add(new Entry(-1, draft.index(), part));
                }
            }
        }
    }

    public static Composition of(List<Draft> drafts) {
        return new Composition(drafts);
    }

    /** One draft, as a part of a page. */
    public static Written write(Draft draft, Polisher polisher, Style style, String language) {
        Composition composition = of(List.of(draft));
        List<Polished> polished =
                composition.runs().stream()
                        .map(run -> Joining.join(run.stream().map(Segment::text).toList()))
                        .map(text -> polisher.polish(text, style, language))
                        .toList();
        return composition.written(polished, plain(polisher, style), Lines::join);
    }

    /** Texts that stand as they are, whatever the style. */
    public static Function<String, Polished> plain(Polisher polisher, Style style) {
        return text ->
                new Polished(text, style, polisher.engine(), Polished.Outcome.POLISHED, 0, 0);
    }

    private void addWords(Draft draft, Part part) {
        if (entries.isEmpty() || entries.getLast().run() < 0) {
            entries.add(new Entry(runs.size(), draft.index(), part));
            runs.add(new ArrayList<>());
        }
        runs.getLast().add(draft.stretch(part));
    }

    /** What is to be polished, each by itself. */
    public List<List<Segment>> runs() {
        return List.copyOf(runs);
    }

    /**
     * Puts together what became of the runs, and what commands write.
     *
     * @param polished the runs, in order
     * @param plain see {@link #plain}
     * @param joining {@link Lines#join} or {@link Lines#page}
     */
    public Written written(
            List<Polished> polished,
            Function<String, Polished> plain,
            Function<List<String>, String> joining) {
        var pieces = new ArrayList<Polished>();
        var places = new HashMap<Entry, Integer>();
        for (Entry entry : entries) {
            if (entry.run() >= 0) {
                pieces.add(polished.get(entry.run()));
            } else if (!entry.part().writes().isEmpty()) {
                pieces.add(plain.apply(entry.part().writes()));
            } else {
                places.put(entry, pieces.size());
            }
        }
        List<String> texts = pieces.stream().map(Polished::text).toList();
        Polished whole = pieces.isEmpty() ? plain.apply("") : Polished.together(pieces, joining);
        var marks = new HashMap<Integer, List<Mark>>();
        for (Draft draft : drafts) {
            Function<Part, Integer> place =
                    part -> {
                        int before = places.getOrDefault(new Entry(-1, draft.index(), part), 0);
                        return joining.apply(texts.subList(0, before)).length();
                    };
            marks.put(draft.index(), marks(draft, place));
        }
        return new Written(whole, marks);
    }

    private static List<Mark> marks(Draft draft, Function<Part, Integer> place) {
        var marks = new ArrayList<Mark>();
        for (Part part : draft.parts()) {
            if (part.kind() != null) {
                int at = part.kind() == Mark.Kind.TAKEN ? place.apply(part) : 0;
                marks.add(new Mark(part.from(), part.to(), part.kind(), at));
            }
        }
        return marks;
    }
}
