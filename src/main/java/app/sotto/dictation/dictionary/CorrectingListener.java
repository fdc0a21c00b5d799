package app.sotto.dictation.dictionary;

import app.sotto.transcription.LiveTranscriber.Listener;
import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;

/** Passes on what is heard, with the terms put right once a segment is final. */
record CorrectingListener(Listener listener, Vocabulary vocabulary) implements Listener {

    @Override
    public void segment(Segment segment) {
        listener.segment(vocabulary.corrected(segment));
    }

    @Override
    public void speechStarted(Duration at) {
        listener.speechStarted(at);
    }

    @Override
    public void speechStopped(Duration at) {
        listener.speechStopped(at);
    }

    @Override
    public void partial(String text) {
        listener.partial(text);
    }

    @Override
    public void agreed(String text) {
        listener.agreed(text);
    }

    @Override
    public void failed(Duration from, Duration to, String message) {
        listener.failed(from, to, message);
    }

    @Override
    public void lag(Duration behind) {
        listener.lag(behind);
    }
}
