package app.sotto.transcription.live;

import app.sotto.transcription.Transcript;
import java.util.concurrent.CompletableFuture;

/** What a conversation reacts to, one at a time. */
sealed interface Signal permits Signal.Audio, Signal.Commit, Signal.Finish, Asking.Answer {

    /** Samples at 16 kHz. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, compared by nobody
    record Audio(short[] samples) implements Signal {}

    /** The segment being spoken ends here. */
    record Commit() implements Signal {}

    /** Nothing more will be said. */
    record Finish(CompletableFuture<Transcript> transcript) implements Signal {}
}
