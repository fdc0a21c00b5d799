package app.sotto.transcription.live;

import app.sotto.transcription.LiveTranscriber.Listener;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.wording.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Notes when scripted speech became text, and whether the promises were kept. Times are samples
 * since the audio began, by the given clock.
 */
final class ScriptedListener implements Listener {

    /** A token that became final, and when. */
    record Final(String token, long at) {}

    final List<Final> finals = new ArrayList<>();

    /** From the beginning of a stretch of speech to its first partial or final words. */
    final List<Long> first = new ArrayList<>();

    /** From the last sample of speech, air left out, to the finished segment. */
    final List<Long> completed = new ArrayList<>();

    int brokenPromises;
    int partials;
    int flickers;

    private final ScriptedSpeech speech;
    private final LongSupplier clock;
    private String agreed = "";
    private String guess = "";
    private boolean waiting = true;

    ScriptedListener(ScriptedSpeech speech, LongSupplier clock) {
        this.speech = speech;
        this.clock = clock;
    }

    @Override
    public void speechStarted(Duration at) {
        waiting = true;
    }

    @Override
    public void speechStopped(Duration at) {}

    @Override
    public void cut(Duration at) {}

    @Override
    public void partial(String text) {
        partials++;
        if (onlyPunctuationChanged(guess, text)) {
            flickers++;
        }
        guess = text;
        appeared(text);
    }

    @Override
    public void agreed(String text) {
        appeared(text);
        finals(agreed + text);
        agreed += text;
    }

    @Override
    public void segment(Segment segment, Duration spoken) {
        if (!segment.text().startsWith(agreed)) {
            brokenPromises++;
        }
        appeared(segment.text());
        finals(segment.text());
        agreed = "";
        guess = "";
        completed.add(clock.getAsLong() - lastEndBefore(samples(segment.end())));
    }

    @Override
    public void wordless(Duration spoken) {}

    @Override
    public void failed(Duration from, Duration to, String message) {
        brokenPromises++;
    }

    @Override
    public void lag(Duration behind) {}

    private void appeared(String text) {
        if (waiting && !text.isBlank()) {
            waiting = false;
            first.add(clock.getAsLong() - firstStart());
        }
    }

    private void finals(String text) {
        List<String> tokens = Tokens.of(text);
        for (int i = Tokens.of(agreed).size(); i < tokens.size(); i++) {
            finals.add(new Final(tokens.get(i), clock.getAsLong()));
        }
    }

    private long firstStart() {
        int next = Math.min(finals.size(), speech.tokens().size() - 1);
        return speech.start(next);
    }

    private long lastEndBefore(long position) {
        long last = 0;
        for (int i = 0; i < speech.tokens().size() && speech.end(i) <= position; i++) {
            last = speech.end(i);
        }
        return last;
    }

    private static long samples(Duration time) {
        return time.toMillis() * 16;
    }

    /** Whether the same words came again with other marks between them. */
    private static boolean onlyPunctuationChanged(String before, String after) {
        List<String> one = Tokens.of(before);
        List<String> other = Tokens.of(after);
        int common = Math.min(one.size(), other.size());
        for (int i = 0; i < common; i++) {
            boolean last = i == one.size() - 1 || i == other.size() - 1;
            if (!Tokens.same(one.get(i), other.get(i))) {
                return false;
            }
            if (!last && !one.get(i).equals(other.get(i))) {
                return true;
            }
        }
        return common > 0 && one.size() == other.size() && !before.equals(after);
    }
}
