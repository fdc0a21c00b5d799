package app.sotto.dictation;

import app.sotto.transcription.LiveTranscriber;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Hears one word a second: the value of the second's first sample. Zeros are silence. */
class ScriptedLive implements LiveTranscriber {

    /** A voice without words. */
    static final short COUGH = 99;

    /** Speech is found all the same, and nobody recognises it. */
    volatile boolean nodesAway;

    /** What is heard of a value, if it is no plain word. */
    final Map<Integer, String> says = new ConcurrentHashMap<>();

    @Override
    public LiveSession begin(Transcriber.Options options, TurnDetection turns, Listener listener) {
        return new Script(listener);
    }

    private final class Script implements LiveSession {

        private static final int SECOND = 16_000;

        private final Listener listener;
        private final List<Segment> segments = new ArrayList<>();
        private short[] open = new short[0];
        private long position;
        private long speech;

        Script(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void feed(short[] samples) {
            for (short sample : samples) {
                open = java.util.Arrays.copyOf(open, open.length + 1);
                open[open.length - 1] = sample;
                position++;
                if (open.length == SECOND) {
                    end();
                } else if (open.length == 1 && sample != 0) {
                    listener.speechStarted(at(position - 1));
                    listener.partial("w" + sample);
                }
            }
        }

        private void end() {
            if (open.length > 0 && open[0] != 0 && nodesAway) {
                speech += open.length;
                listener.failed(at(position - open.length), at(position), "No node answered.");
            } else if (open.length > 0 && open[0] == COUGH) {
                speech += open.length;
                listener.wordless(at(open.length));
            } else if (open.length > 0 && open[0] != 0) {
                var segment =
                        new Segment(
                                at(position - open.length),
                                at(position),
                                says.getOrDefault((int) open[0], "w" + open[0]),
                                0.8,
                                List.of(
                                        new Transcript.Word(
                                                at(position - open.length),
                                                at(position),
                                                "w" + open[0],
                                                false)));
                speech += open.length;
                segments.add(segment);
                listener.agreed(segment.text());
                listener.segment(segment, at(open.length));
            }
            open = new short[0];
        }

        @Override
        public Duration behind() {
            return at(open.length);
        }

        @Override
        public Duration speech() {
            return at(speech);
        }

        @Override
        public void commit() {
            end();
        }

        @Override
        public Transcript finish() {
            end();
            return new Transcript("en", at(position), at(speech), "demo", List.copyOf(segments));
        }

        @Override
        public void close() {}

        private Duration at(long samples) {
            return Duration.ofMillis(samples / 16);
        }
    }
}
