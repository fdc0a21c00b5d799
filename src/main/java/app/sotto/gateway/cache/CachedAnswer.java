package app.sotto.gateway.cache;

/**
 * An answer in one piece.
 *
 * @param type of the content
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared by nobody
public record CachedAnswer(String type, byte[] body) {}
