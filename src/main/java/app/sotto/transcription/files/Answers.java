package app.sotto.transcription.files;

import app.sotto.transcription.Survey;
import app.sotto.transcription.Survey.Stretch;
import app.sotto.transcription.Transcriber.Listener;
import app.sotto.transcription.Transcript.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells a listener what windows gave: how much at once, the text in order of time. */
final class Answers {

    private final Survey survey;
    private final Listener listener;
    private final long all;
    private final Map<Integer, List<Segment>> early = new HashMap<>();
    private int asked;
    private int told;
    private long answered;

    Answers(Survey survey, Listener listener) {
        this.survey = survey;
        this.listener = listener;
        this.all = samples(new Stretch(0, Long.MAX_VALUE));
    }

    /** The number of the next window, in order of time. */
    int next() {
        return asked++;
    }

    synchronized void add(int number, Stretch window, List<Segment> heard) {
        answered += samples(window);
        listener.answered(Survey.time(answered));
        listener.accept((double) answered / all);
        early.put(number, heard);
        for (var ready = early.remove(told); ready != null; ready = early.remove(told)) {
            told++;
            if (!ready.isEmpty()) {
                listener.heard(ready);
            }
        }
    }

    /** Speech alone: a window has short silences in it, which are not charged. */
    private long samples(Stretch window) {
        return survey.speech().stream().mapToLong(s -> s.overlap(window)).sum();
    }
}
