package app.sotto.dictation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The room's settings, {@code sotto.dictation.*}.
 *
 * @param resumeWindow how long a live dictation whose connection broke waits to be taken up again
 * @param liveHold seconds of speech held when live dictation begins, and each time more is needed
 * @param heartbeat how often running work says that it is alive
 * @param heartbeatLost after how long without one the work counts as dead
 * @param tries how often a file is tried before it counts as failed
 * @param patience how long an ended dictation waits for its last segments to be polished and told
 * @param polishedAtOnce how many segments of live dictations this process polishes at once
 * @param polishedAtOncePerDictation how many of them one dictation may have
 * @param trash how long a deleted dictation can be restored
 */
@ConfigurationProperties("sotto.dictation")
public record DictationSettings(
        @DefaultValue("2m") Duration resumeWindow,
        @DefaultValue("60s") Duration liveHold,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("45s") Duration heartbeatLost,
        @DefaultValue("4") int tries,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("32") int polishedAtOnce,
        @DefaultValue("2") int polishedAtOncePerDictation,
        @DefaultValue("30d") Duration trash) {}
