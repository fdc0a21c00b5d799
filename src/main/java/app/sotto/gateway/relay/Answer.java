package app.sotto.gateway.relay;

/**
 * An answer in one piece.
 *
 * @param type of the content
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared by nobody
record Answer(String type, byte[] body) {}
