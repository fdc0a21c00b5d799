package app.sotto.egress;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * JSON for an address.
 *
 * @param limit how long sending it and the answer may take together
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Post(URI address, Map<String, String> headers, byte[] body, Duration limit) {}
