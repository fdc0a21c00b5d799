package app.sotto.transcription.live;

import app.sotto.transcription.Joining;
import app.sotto.transcription.LiveTranscriber.Listener;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.Transcript.Word;
import app.sotto.transcription.wording.Times;
import app.sotto.transcription.wording.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener, and keeps the promises made to it: agreed text is only appended to, and a
 * segment is what was agreed. In {@link TurnDetection#MANUAL} mode the pieces between two commits
 * are one segment. Belongs to the conversation's thread.
 */
final class Telling {

    private static final Logger log = LoggerFactory.getLogger(Telling.class);

    private final Listener listener;
    private final boolean manual;
    private final boolean deltas;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Segment> unfinished = new ArrayList<>();
    private long speech;
    private boolean answered;
    private String announced = "";
    private boolean partial;

    /**
     * @param deltas whether agreed words are told before their segment is finished
     */
    Telling(Listener listener, TurnDetection turns, boolean deltas) {
        this.listener = listener;
        this.manual = turns == TurnDetection.MANUAL;
        this.deltas = deltas;
    }

    void speechStarted(long at) {
        if (!manual) {
            tell(l -> l.speechStarted(Times.at(at)));
        }
    }

    void speechStopped(long at) {
        if (!manual) {
            tell(l -> l.speechStopped(Times.at(at)));
        }
    }

    void cut(long at) {
        tell(l -> l.cut(Times.at(at)));
    }

    void lag(long samples) {
        tell(l -> l.lag(Times.at(Math.max(0, samples))));
    }

    /** More of the current segment became final. */
    void agreed(List<String> tokens) {
        String before = announced;
        announced = Joining.tokens(List.of(before, Joining.tokens(tokens)));
        String fresh = announced.substring(before.length());
        if (!fresh.isEmpty() && (deltas || manual)) {
            tell(l -> l.agreed(fresh));
        }
    }

    /**
     * What the last hypothesis holds beyond what is agreed, but for the punctuation at its end: the
     * next one would take it back.
     */
    void partial(List<String> tokens) {
        String guess = Tokens.open(Joining.tokens(tokens));
        String text = Joining.tokens(List.of(announced, guess)).substring(announced.length());
        if (!text.isEmpty() || partial) {
            partial = !text.isEmpty();
            tell(l -> l.partial(text));
        }
    }

    /**
     * A piece is final. What of it was not yet agreed is told with the segment, or at once while
     * the segment goes on.
     *
     * @param length of the speech in it, in samples
     */
    void piece(List<String> rest, Segment piece, long length) {
        speech += length;
        if (manual) {
            agreed(rest);
            unfinished.add(piece);
        } else {
            announced = "";
            emit(piece);
        }
    }

    /** A piece is final and held no words. */
    void wordless(long length) {
        speech += length;
        if (!manual) {
            emitNothing();
        }
    }

    /**
     * The end of a segment where nobody speaks, or in manual mode.
     *
     * @param awaited whether the listener was told of it, and waits for what it held
     */
    void endSegment(boolean awaited) {
        if (!unfinished.isEmpty()) {
            emitUnfinished();
        } else if (speech > 0 || (awaited && !answered)) {
            emitNothing();
        }
        answered = false;
    }

    private void emitUnfinished() {
        Segment whole = joined(announced, unfinished);
        unfinished.clear();
        announced = "";
        emit(whole);
    }

    private void emit(Segment segment) {
        Duration spoken = take();
        partial = false;
        segments.add(segment);
        tell(l -> l.segment(segment, spoken));
    }

    private void emitNothing() {
        Duration spoken = take();
        tell(l -> l.wordless(spoken));
    }

    private Duration take() {
        Duration spoken = Times.at(speech);
        speech = 0;
        return spoken;
    }

    private static Segment joined(String text, List<Segment> pieces) {
        List<Word> words = pieces.stream().flatMap(p -> p.words().stream()).toList();
        @Nullable Double confidence = pieces.getFirst().confidence();
        for (Segment piece : pieces) {
            Double other = piece.confidence();
            confidence =
                    confidence == null || other == null
                            ? null
                            : Double.valueOf(Math.min(confidence, other));
        }
        return new Segment(
                pieces.getFirst().start(), pieces.getLast().end(), text, confidence, words);
    }

    /**
     * @param said whether words of the same piece were told as a segment just before
     */
    void failed(long from, long to, String message, boolean said) {
        boolean rest = said || !unfinished.isEmpty();
        if (!unfinished.isEmpty()) {
            emitUnfinished();
        }
        answered = manual;
        Duration start = Times.at(from);
        Duration end = Times.at(to);
        tell(l -> {
            if (rest) {
                l.restFailed(start, end, message);
            } else {
                l.failed(start, end, message);
            }
        });
    }

    List<Segment> segments() {
        return List.copyOf(segments);
    }

    /** A listener that fails must not end the dictation. */
    private void tell(Consumer<Listener> event) {
        try {
            event.accept(listener);
        } catch (RuntimeException e) {
            log.warn("A live listener failed", e);
        }
    }
}
