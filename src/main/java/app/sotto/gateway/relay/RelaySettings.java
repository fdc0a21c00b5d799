package app.sotto.gateway.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How chat and embeddings are passed on.
 *
 * @param largestRequest the longest body that is taken, pictures included
 * @param uncappedTokens held for an answer whose request names no limit
 * @param patience how long a request waits for a node
 * @param whileAway how long of that while no node is there
 * @param silence how long a node may say nothing, from the request to the first byte and from then
 *     on between two
 */
@ConfigurationProperties("sotto.gateway.relay")
record RelaySettings(
        @DefaultValue("32MB") DataSize largestRequest,
        @DefaultValue("1024") long uncappedTokens,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("5s") Duration whileAway,
        @DefaultValue("10m") Duration silence) {}
