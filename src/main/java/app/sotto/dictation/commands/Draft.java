package app.sotto.dictation.commands;

import app.sotto.dictation.Mark;
import app.sotto.transcription.Transcript.Segment;
import java.util.ArrayList;
import java.util.List;

/** One segment, and what is to be made of each stretch of it. */
public record Draft(int index, Segment segment, List<Part> parts) {

    /** What stands of its words. */
    Segment stretch(Part part) {
        String text = segment.text();
        boolean whole = part.from() == 0 && part.to() == text.length();
        return whole
                ? segment
                : new Segment(
                        segment.start(),
                        segment.end(),
                        text.substring(part.from(), part.to()),
                        segment.confidence(),
                        List.of());
    }

    /** Whether it says nothing that is to be written. */
    boolean isIdle() {
        return parts.stream().noneMatch(Part::stands);
    }

    /** Without the last thing that was said in it before a position: a sentence, or a command. */
    Draft withoutLast(int before) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            if (part.to() <= before && part.stands()) {
                return with(i, part.kind() == null ? cut(part) : List.of(part.idle()));
            }
        }
        return this;
    }

    private List<Part> cut(Part words) {
        int at = words.from() + Sentences.last(stretch(words).text());
        Part gone = Part.taken(at, words.to());
        return at == words.from() ? List.of(gone) : List.of(Part.words(words.from(), at), gone);
    }

    /** A command that is none here. */
    Draft saying(Part words) {
        return with(parts.indexOf(words), List.of(Part.words(words.from(), words.to())));
    }

    private Draft with(int position, List<Part> instead) {
        var changed = new ArrayList<>(parts.subList(0, position));
        changed.addAll(instead);
        changed.addAll(parts.subList(position + 1, parts.size()));
        return new Draft(index, segment, List.copyOf(changed));
    }

    /**
     * Whether as much was taken back of it as these say; others may have been written before a
     * command was heard.
     */
    public boolean isWrittenAs(List<Mark> marks) {
        return parts.stream()
                .filter(part -> part.kind() == Mark.Kind.TAKEN)
                .allMatch(part ->
                        marks.stream()
                                .anyMatch(mark ->
                                        mark.from() == part.from() && mark.to() == part.to()));
    }

    List<Part> scratches() {
        return parts.stream().filter(part -> part.kind() == Mark.Kind.SCRATCH).toList();
    }
}
