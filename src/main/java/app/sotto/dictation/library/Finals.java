package app.sotto.dictation.library;

import app.sotto.dictation.commands.Lines;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.transcription.Transcript;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All that is final of one dictation, in order of time. */
public record Finals(List<FinalSegment> list) {

    public static final Finals NONE = new Finals(List.of());

    /** Where the last of them ends: everything before it stays as it is. */
    public Duration end() {
        return list.stream()
                .map(FinalSegment::end)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    public int nextIndex() {
        return list.stream().mapToInt(FinalSegment::index).max().orElse(-1) + 1;
    }

    /** Speech in them, charged where the session that heard them is gone. */
    public Duration speech() {
        return list.stream().map(FinalSegment::speech).reduce(Duration.ZERO, Duration::plus);
    }

    public List<Transcript.Segment> segments() {
        return list.stream().map(FinalSegment::segment).toList();
    }

    /** The same, with other polished text of some, by index. */
    public Finals with(Map<Integer, Polished> made) {
        return new Finals(
                list.stream()
                        .map(each -> {
                            Polished other = made.get(each.index());
                            return other == null ? each : each.with(other);
                        })
                        .toList());
    }

    /** Their polished text as one, if any was polished; the least good outcome stands for all. */
    public Optional<Polished> polished(Style style) {
        var done = list.stream().filter(each -> !each.unpolished()).toList();
        if (done.isEmpty()) {
            return Optional.empty();
        }
        String engine = Objects.requireNonNull(done.getLast().polishEngine());
        return Optional.of(
                Polished.together(
                        list.stream().map(each -> each.polishedAs(style, engine)).toList(),
                        Lines::page));
    }
}
