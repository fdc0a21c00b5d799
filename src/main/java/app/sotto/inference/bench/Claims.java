package app.sotto.inference.bench;

import app.sotto.inference.ServiceTimes;
import app.sotto.inference.ServiceTimes.Speech;
import app.sotto.inference.ServiceTimes.Text;
import app.sotto.inference.simulated.EngineTimes;
import app.sotto.inference.simulated.SimulatedEngine;
import app.sotto.inference.simulated.VirtualTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two claims made for such a service, reckoned again from the service times: five minutes of audio
 * in 3 s on one card, and 3,000 requests an hour on one card.
 */
final class Claims {

    private static final double FILE_SECONDS = 300;
    private static final int HOUR = 3600;
    private static final double CLAIMED_SECONDS = 3;
    private static final double CLAIMED_REQUESTS = 3000;

    private final ServiceTimes times;

    Claims(ServiceTimes times) {
        this.times = times;
    }

    List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var model : List.of("whisper-large-v3", "whisper-large-v3-turbo")) {
            if (times.of(model, Ground.CARD) instanceof Speech speech) {
                rows.add(fiveMinutes(speech));
                rows.addAll(anHour(speech));
            }
        }
        if (times.of("qwen2.5-14b", Ground.CARD) instanceof Text text) {
            rows.add(anHour(text));
        }
        return rows;
    }

    /** All windows of the file at once on a card that has nothing else to do. */
    private Row fiveMinutes(Speech speech) {
        var timeline = new VirtualTimeline();
        var engine =
                new SimulatedEngine(EngineTimes.of(times, speech.model(), speech.card()), timeline);
        var ended = new ArrayList<Double>();
        for (double left = FILE_SECONDS; left > 0; left -= Traffic.LONGEST) {
            var _ =
                    engine.submit(
                            Request.workOf(Math.min(left, Traffic.LONGEST)),
                            ending -> ended.add(ending.times().ended()));
        }
        timeline.runToTheEnd();
        int windows = ended.size();
        double reading =
                speech.hostSeconds().value() + speech.encoderSeconds().at(speech.admittedAtOnce());
        int steps = Request.workOf(Traffic.LONGEST).outputTokens();
        return new Row(
                "5 minutes of audio, " + speech.model(),
                "seconds",
                CLAIMED_SECONDS,
                ended.getLast(),
                String.format(
                        Locale.ROOT,
                        "%d windows x %.4f s to read in + %d steps x %.4f s with %d running = %.2f s;"
                                + " the figure steps through it",
                        windows,
                        reading,
                        steps,
                        speech.decodeStepSeconds().at(windows),
                        windows,
                        windows * reading + steps * speech.decodeStepSeconds().at(windows)));
    }

    private static List<Row> anHour(Speech speech) {
        double windows = speech.saturatedPerSecond().at(speech.maxRunning());
        double perFile = Math.ceil(FILE_SECONDS / Traffic.LONGEST);
        return List.of(
                new Row(
                        "windows of 28 s, " + speech.model(),
                        "requests an hour",
                        CLAIMED_REQUESTS,
                        windows * HOUR,
                        String.format(
                                Locale.ROOT,
                                "%.1f windows/s with %d running x 3,600",
                                windows,
                                speech.maxRunning())),
                new Row(
                        "files of 5 minutes, " + speech.model(),
                        "requests an hour",
                        CLAIMED_REQUESTS,
                        windows * HOUR / perFile,
                        String.format(
                                Locale.ROOT,
                                "%.1f windows/s x 3,600 / %.0f windows a file",
                                windows,
                                perFile)));
    }

    private static Row anHour(Text text) {
        double requests = text.saturatedPerSecond().at(text.maxRunning());
        return new Row(
                "polished texts, " + text.model(),
                "requests an hour",
                CLAIMED_REQUESTS,
                requests * HOUR,
                String.format(
                        Locale.ROOT,
                        "%.1f requests/s of %d tokens in and %d out with %d running x 3,600",
                        requests,
                        text.reference().promptTokens(),
                        text.reference().outputTokens(),
                        text.maxRunning()));
    }

    /**
     * @param derived from gpu-nodes/bench/service-times.json
     */
    record Row(String what, String unit, double claimed, double derived, String arithmetic) {}
}
