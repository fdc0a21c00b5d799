package app.sotto.inference.simulated;

import app.sotto.inference.ModelKind;
import app.sotto.inference.ServiceTimes;
import app.sotto.inference.ServiceTimes.Embedding;
import app.sotto.inference.ServiceTimes.Entry;
import app.sotto.inference.ServiceTimes.Speech;
import app.sotto.inference.ServiceTimes.Text;

/**
 * What an engine needs to know of a model on a card.
 *
 * @param sequencesAtOnce how many sequences one step may take in
 * @param tokensAtOnce how many prompt tokens one step may take in
 * @param kvTokens tokens for which the cache has room
 * @param kvFixed tokens of the cache that every sequence takes besides its own
 */
public record EngineTimes(
        Entry entry,
        ModelKind kind,
        int sequencesAtOnce,
        int tokensAtOnce,
        int maxRunning,
        long kvTokens,
        int kvFixed,
        Admission admission,
        Step step) {

    /** Whisper's encoder looks at 30 seconds as 1,500 positions, which its decoder keeps. */
    private static final int WINDOW_TOKENS = 1500;

    private static final int EMBEDDINGS_AT_ONCE = 256;

    /** The model named so, on that card, by those times. */
    public static EngineTimes of(ServiceTimes times, String model, String card) {
        return of(times.of(model, card));
    }

    static EngineTimes of(Entry entry) {
        return switch (entry) {
            case Speech speech -> ofSpeech(speech);
            case Text text -> ofText(text);
            case Embedding embedding -> ofEmbedding(embedding);
        };
    }

    private static EngineTimes ofSpeech(Speech speech) {
        double host = speech.hostSeconds().value();
        return new EngineTimes(
                speech,
                ModelKind.SPEECH,
                speech.admittedAtOnce(),
                Integer.MAX_VALUE,
                speech.maxRunning(),
                (long) speech.maxRunning() * (WINDOW_TOKENS + speech.contextTokens()),
                WINDOW_TOKENS,
                (sequences, _) -> sequences * (host + speech.encoderSeconds().at(sequences)),
                speech.decodeStepSeconds()::at);
    }

    private static EngineTimes ofText(Text text) {
        double rate = text.prefillTokensPerSecond().value();
        return new EngineTimes(
                text,
                ModelKind.TEXT,
                Integer.MAX_VALUE,
                text.tokensAtOnce(),
                text.maxRunning(),
                text.kvTokens(),
                0,
                (_, tokens) -> tokens / rate,
                text.decodeStepSeconds()::at);
    }

    private static EngineTimes ofEmbedding(Embedding embedding) {
        double rate = embedding.prefillTokensPerSecond().value();
        return new EngineTimes(
                embedding,
                ModelKind.EMBEDDING,
                EMBEDDINGS_AT_ONCE,
                embedding.tokensAtOnce(),
                EMBEDDINGS_AT_ONCE,
                (long) EMBEDDINGS_AT_ONCE * embedding.contextTokens(),
                0,
                (_, tokens) -> tokens / rate,
                _ -> 0);
    }

    /** Seconds that a step takes longer for what it takes in. */
    interface Admission {
        double seconds(int sequences, int promptTokens);
    }

    /** Seconds of a step that gives every running sequence a token. */
    interface Step {
        double seconds(int running);
    }
}
