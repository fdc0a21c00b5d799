package app.sotto.dictation.gaps;

import app.sotto.dictation.files.KeptAudio;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Gap;
import app.sotto.transcription.Survey;
import app.sotto.transcription.Transcriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Cuts gaps into stretches that are recognised in one: long enough to keep several nodes busy,
 * short enough to be there soon, and never with text that is final already in between, which a
 * window over both sides would hear again.
 */
@Component
class Stretches {

    private static final int RATE = 16_000;
    private static final Duration ENOUGH = Duration.ofMinutes(2);

    private final KeptAudio audio;
    private final Transcriber transcriber;

    Stretches(KeptAudio audio, Transcriber transcriber) {
        this.audio = audio;
        this.transcriber = transcriber;
    }

    List<Stretch> of(Attempt attempt, List<Gap> gaps) {
        var stretches = new ArrayList<Stretch>();
        var together = new ArrayList<Gap>();
        for (Gap gap : gaps) {
            if (!together.isEmpty() && endsBefore(gap, together, attempt)) {
                stretches.add(known(together));
                together.clear();
            }
            switch (gap.kind()) {
                case UNRECOGNISED -> together.add(gap);
                case UNHEARD -> stretches.addAll(found(attempt, gap));
            }
        }
        if (!together.isEmpty()) {
            stretches.add(known(together));
        }
        return stretches;
    }

    private static boolean endsBefore(Gap next, List<Gap> gaps, Attempt attempt) {
        Duration from = gaps.getFirst().from();
        return next.kind() == Gap.Kind.UNHEARD
                || next.to().minus(from).compareTo(ENOUGH) > 0
                || attempt.finals().list().stream()
                        .map(FinalSegment::start)
                        .anyMatch(start ->
                                start.compareTo(from) > 0 && start.compareTo(next.from()) < 0);
    }

    private static Stretch known(List<Gap> gaps) {
        Duration from = gaps.getFirst().from();
        return new Stretch(
                from,
                gaps.getLast().to(),
                gaps.stream()
                        .map(gap ->
                                new Survey.Stretch(
                                        samples(gap.from().minus(from)),
                                        samples(gap.to().minus(from))))
                        .toList());
    }

    /**
     * Looks for speech first; the last of them reaches to the gap's end, however silent that is.
     */
    private List<Stretch> found(Attempt attempt, Gap gap) {
        var source = audio.source(attempt.recording(), attempt.sampleRate(), gap.from());
        long end = samples(gap.length());
        var speech =
                transcriber.survey(source, _ -> {}).speech().stream()
                        .filter(each -> each.from() < end)
                        .map(each -> new Survey.Stretch(each.from(), Math.min(each.to(), end)))
                        .toList();
        var stretches = new ArrayList<Stretch>();
        long from = 0;
        var together = new ArrayList<Survey.Stretch>();
        for (Survey.Stretch next : speech) {
            if (!together.isEmpty() && next.to() - from > samples(ENOUGH)) {
                stretches.add(stretch(gap.from(), from, next.from(), together));
                from = next.from();
                together.clear();
            }
            together.add(next);
        }
        stretches.add(stretch(gap.from(), from, end, together));
        return stretches;
    }

    private static Stretch stretch(Duration base, long from, long to, List<Survey.Stretch> speech) {
        return new Stretch(
                base.plus(time(from)),
                base.plus(time(to)),
                speech.stream()
                        .map(each -> new Survey.Stretch(each.from() - from, each.to() - from))
                        .toList());
    }

    private static long samples(Duration time) {
        return KeptAudio.samples(time, RATE);
    }

    private static Duration time(long samples) {
        return Duration.ofMillis(samples * 1000 / RATE);
    }
}
