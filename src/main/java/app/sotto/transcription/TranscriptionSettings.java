package app.sotto.transcription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How recordings are transcribed.
 *
 * @param maxLength the longest recording taken
 * @param windowsInFlight how many windows of one file are recognised at once; the pool may lend
 *     fewer nodes than that
 * @param patience how long a file's window waits for a node
 * @param callerPatience how long a caller who waits for the text, or speaks, waits while no node is
 *     there that could hear it
 * @param callerLimit after how long nobody is taken to wait for the text of a file any more
 * @param livePatience how long live speech waits for one
 * @param liveInterval the shortest time between two hypotheses for live speech
 */
@ConfigurationProperties("sotto.transcription")
public record TranscriptionSettings(
        @DefaultValue("10h") Duration maxLength,
        @DefaultValue("4") int windowsInFlight,
        @DefaultValue("5m") Duration patience,
        @DefaultValue("10s") Duration callerPatience,
        @DefaultValue("1h") Duration callerLimit,
        @DefaultValue("20s") Duration livePatience,
        @DefaultValue("1s") Duration liveInterval) {}
