package app.sotto.gateway.relay;

import java.nio.charset.StandardCharsets;

/**
 * One server-sent event as it came, its blank line included; nothing of it is decoded unless it may
 * tell the usage or an end.
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared by nobody
record Event(byte[] bytes) {

    private static final byte[] DONE = ascii("[DONE]");
    private static final byte[] USAGE = ascii("\"usage\"");
    private static final byte[] ABORT = ascii("\"abort\"");
    private static final byte[] ERROR = ascii("\"error\"");
    private static final byte[] DATA = ascii("data:");

    /** Where a model's words are in a chunk: text, thoughts, arguments of a tool. */
    private static final byte[][] WORDS = {
        ascii("\"content\":"),
        ascii("\"reasoning_content\":"),
        ascii("\"reasoning\":"),
        ascii("\"arguments\":")
    };

    /** Whether it is the end that OpenAI puts behind a stream. */
    boolean isEnd() {
        return bytes.length < 24 && find(DONE, 0) >= 0;
    }

    /** Whether it is worth reading; in a model's words these would have backslashes. */
    boolean mayTellUsageOrFailure() {
        return find(DATA, 0) >= 0
                && (find(USAGE, 0) >= 0 || find(ABORT, 0) >= 0 || find(ERROR, 0) >= 0);
    }

    /** Reads its data, which OpenAI and all who follow it put on one line. */
    NodeAnswer answer() {
        int from = find(DATA, 0) + DATA.length;
        return NodeAnswer.read(bytes, from, bytes.length - from);
    }

    /** Whether a model wrote something with it: most engines send a token an event. */
    boolean saysSomething() {
        for (byte[] words : WORDS) {
            if (followedByWords(find(words, 0) + words.length, words.length)) {
                return true;
            }
        }
        return false;
    }

    /** A quote and then something else than the quote that would end it. */
    private boolean followedByWords(int at, int least) {
        if (at < least) {
            return false;
        }
        int quote = at < bytes.length && bytes[at] == ' ' ? at + 1 : at;
        return quote + 1 < bytes.length && bytes[quote] == '"' && bytes[quote + 1] != '"';
    }

    private int find(byte[] what, int from) {
        outer:
        for (int i = from; i <= bytes.length - what.length; i++) {
            for (int j = 0; j < what.length; j++) {
                if (bytes[i + j] != what[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
