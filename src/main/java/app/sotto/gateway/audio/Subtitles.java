package app.sotto.gateway.audio;

import app.sotto.transcription.Transcript;
import java.time.Duration;
import java.util.Locale;

/** Subtitles: SubRip, and WebVTT as the W3C describes it. */
final class Subtitles {

    private Subtitles() {}

    static String srt(Transcript transcript) {
        var file = new StringBuilder();
        int number = 1;
        for (Transcript.Segment segment : transcript.segments()) {
            file.append(number++)
                    .append('\n')
                    .append(times(segment, ','))
                    .append('\n')
                    .append(oneLine(segment.text()))
                    .append("\n\n");
        }
        return file.toString();
    }

    static String vtt(Transcript transcript) {
        var file = new StringBuilder("WEBVTT\n\n");
        for (Transcript.Segment segment : transcript.segments()) {
            file.append(times(segment, '.'))
                    .append('\n')
                    .append(escaped(oneLine(segment.text())))
                    .append("\n\n");
        }
        return file.toString();
    }

    private static String times(Transcript.Segment segment, char comma) {
        return time(segment.start(), comma) + " --> " + time(segment.end(), comma);
    }

    private static String time(Duration time, char comma) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                comma,
                time.toMillisPart());
    }

    /** An empty line would end the cue. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
