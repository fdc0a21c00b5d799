package app.sotto.polish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How polishing uses a text model.
 *
 * @param timeout for one answer of the model; after it the raw text stands
 * @param patience how long to wait for a free node
 * @param charactersPerCall the most text one call carries; longer text is cut between sentences
 * @param callsInFlight the most calls at a time for one text
 */
@ConfigurationProperties("sotto.polish")
record PolishSettings(
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("1500") int charactersPerCall,
        @DefaultValue("4") int callsInFlight) {}
