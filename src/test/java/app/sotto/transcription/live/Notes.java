package app.sotto.transcription.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.transcription.LiveTranscriber.Listener;
import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a session tells, and checks the promises that every session keeps. */
final class Notes implements Listener {

    final List<String> events = new ArrayList<>();
    final List<Segment> segments = new ArrayList<>();
    final List<String> partials = new ArrayList<>();
    final List<String> failures = new ArrayList<>();
    final List<Duration> failedFrom = new ArrayList<>();
    final List<Duration> lags = new ArrayList<>();

    /** Ends that were told and not answered yet. */
    int ends;

    private String agreed = "";
    private Thread thread;

    private void serial() {
        if (thread == null) {
            thread = Thread.currentThread();
        }
        assertThat(Thread.currentThread()).isSameAs(thread);
    }

    @Override
    public void speechStarted(Duration at) {
        serial();
        events.add("started");
    }

    @Override
    public void speechStopped(Duration at) {
        serial();
        events.add("stopped");
        ends++;
    }

    @Override
    public void partial(String text) {
        serial();
        partials.add(text);
    }

    @Override
    public void agreed(String text) {
        serial();
        agreed += text;
        events.add("agreed");
    }

    @Override
    public void cut(Duration at) {
        serial();
        ends++;
    }

    @Override
    public void segment(Segment segment, Duration speech) {
        serial();
        ends--;
        if (!segment.text().startsWith(agreed)) {
            failures.add("'" + agreed + "' was agreed but '" + segment.text() + "' came");
        }
        agreed = "";
        segments.add(segment);
        events.add("segment");
    }

    @Override
    public void wordless(Duration speech) {
        serial();
        ends--;
        events.add("wordless");
    }

    @Override
    public void failed(Duration from, Duration to, String message) {
        serial();
        failures.add(message);
        failedFrom.add(from);
        events.add("failed");
    }

    @Override
    public void lag(Duration behind) {
        serial();
        lags.add(behind);
    }
}
