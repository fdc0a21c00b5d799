package app.sotto.gateway.realtime;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the Realtime door.
 *
 * @param allowedOrigins further origins ({@code https://app.example.com}) whose pages may connect
 * @param maxMessageChars of one event as JSON
 * @param maxWaitingChars of events that a slow reader has not taken before it is cut off
 * @param mostBehind of audio that waits to be recognised before its client is made to wait
 * @param sendTimeout for one event to leave
 * @param acknowledgeEvery how often the samples kept are told
 * @param pingEvery how often a silent connection is asked whether it is still there
 * @param silentLimit without any sign of life before a connection is given up
 * @param idleLimit without any event from the client before it is asked to come again
 */
@ConfigurationProperties("sotto.realtime")
record RealtimeSettings(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("4000000") int maxMessageChars,
        @DefaultValue("1000000") int maxWaitingChars,
        @DefaultValue("60s") Duration mostBehind,
        @DefaultValue("10s") Duration sendTimeout,
        @DefaultValue("1s") Duration acknowledgeEvery,
        @DefaultValue("20s") Duration pingEvery,
        @DefaultValue("70s") Duration silentLimit,
        @DefaultValue("15m") Duration idleLimit) {}
