package app.sotto.dictation.dictionary;

import app.sotto.transcription.LiveTranscriber.Listener;
import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;

/**
 * Passes on what is heard, put right. A term may need words that are still to come, and so may the
 * script of a Chinese phrase: what is agreed stays a part of the hypothesis until nothing that
 * follows can change it. What was told as final is never put right.
 */
final class CorrectingListener implements Listener {

    private final Listener listener;
    private final Vocabulary vocabulary;
    private String agreed = "";
    private String told = "";

    CorrectingListener(Listener listener, Vocabulary vocabulary) {
        this.listener = listener;
        this.vocabulary = vocabulary;
    }

    @Override
    public synchronized void agreed(String text) {
        agreed += text;
        String settled = vocabulary.settled(agreed);
        if (settled.length() > told.length()) {
            listener.agreed(settled.substring(told.length()));
            told = settled;
        }
    }

    @Override
    public synchronized void partial(String text) {
        String whole = vocabulary.corrected(agreed + text);
        listener.partial(whole.startsWith(told) ? whole.substring(told.length()) : "");
    }

    @Override
    public synchronized void segment(Segment segment, Duration speech) {
        begin();
        listener.segment(vocabulary.corrected(segment), speech);
    }

    @Override
    public synchronized void wordless(Duration speech) {
        begin();
        listener.wordless(speech);
    }

    @Override
    public synchronized void failed(Duration from, Duration to, String message) {
        begin();
        listener.failed(from, to, message);
    }

    private void begin() {
        agreed = "";
        told = "";
    }

    @Override
    public synchronized void restFailed(Duration from, Duration to, String message) {
        listener.restFailed(from, to, message);
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
