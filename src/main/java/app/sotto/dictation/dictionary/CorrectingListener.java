package app.sotto.dictation.dictionary;

import app.sotto.transcription.LiveTranscriber.Listener;
import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;

/**
 * Passes on what is heard, with the terms put right. A term may need words that are still to come,
 * so that words which are agreed stay a part of the hypothesis until their segment is final: what
 * was told as final is never put right.
 */
final class CorrectingListener implements Listener {

    private final Listener listener;
    private final Vocabulary vocabulary;
    private String agreed = "";

    CorrectingListener(Listener listener, Vocabulary vocabulary) {
        this.listener = listener;
        this.vocabulary = vocabulary;
    }

    @Override
    public synchronized void agreed(String text) {
        agreed += text;
    }

    @Override
    public synchronized void partial(String text) {
        listener.partial(vocabulary.corrected(agreed + text));
    }

    @Override
    public synchronized void segment(Segment segment, Duration speech) {
        agreed = "";
        listener.segment(vocabulary.corrected(segment), speech);
    }

    @Override
    public synchronized void wordless(Duration speech) {
        agreed = "";
        listener.wordless(speech);
    }

    @Override
    public synchronized void failed(Duration from, Duration to, String message) {
        agreed = "";
        listener.failed(from, to, message);
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
    public void cut(Duration at) {
        listener.cut(at);
    }

    @Override
    public void lag(Duration behind) {
        listener.lag(behind);
    }
}
