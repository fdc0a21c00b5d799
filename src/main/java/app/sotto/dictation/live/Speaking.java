package app.sotto.dictation.live;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.dictation.Dictations.Result;
import app.sotto.dictation.files.Heartbeats.Beat;
import app.sotto.dictation.files.KeptAudio;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Gap;
import app.sotto.polish.Style;
import app.sotto.transcription.LiveTranscriber.LiveSession;
import app.sotto.transcription.Resampler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection's share of a live dictation. Audio is kept first and heard then; whatever happens
 * to the connection, what is kept can be taken up again from the last final segment on.
 */
final class Speaking implements LiveDictation {

    private final Attempt attempt;
    private final int rate;
    private final Workplace place;
    private final LiveSession session;
    private final Resampler resampler;
    private final Listening listening;
    private final PolishingLine polishing;
    private final Holding holding;
    private final Telling telling;
    private final Beat beat;
    private long received;
    private @Nullable Duration deafSince;
    private @Nullable Result result;
    private boolean closed;

    Speaking(Attempt attempt, int rate, Workplace place, Parts parts, Beat beat) {
        this.attempt = attempt;
        this.rate = rate;
        this.place = place;
        this.beat = beat;
        telling = parts.telling();
        polishing = parts.polishing();
        listening = parts.listening();
        holding = parts.holding();
        session = parts.session();
        resampler = new Resampler(rate);
    }

    /** What works together for one connection. */
    record Parts(
            Telling telling,
            PolishingLine polishing,
            Listening listening,
            Holding holding,
            LiveSession session) {}

    @Override
    public DictationId id() {
        return attempt.id();
    }

    @Override
    public synchronized long received() {
        return received;
    }

    @Override
    public Duration behind() {
        return session.behind();
    }

    @Override
    public synchronized void append(long offset, byte[] pcm) throws IOException {
        requireOpen();
        if (pcm.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "PCM16 has two bytes a sample: cut the audio between samples");
        }
        var _ = place.recordings().append(attempt.recording(), 2 * offset, ByteBuffer.wrap(pcm));
        long known = Math.max(0, received - offset);
        if (2 * known < pcm.length) {
            received = offset + pcm.length / 2;
            hear(Arrays.copyOfRange(pcm, (int) (2 * known), pcm.length));
        }
    }

    /** Hears again what was kept but not final when the connection before broke. */
    synchronized void replay() throws IOException {
        long from = KeptAudio.samples(attempt.finals().end(), rate);
        long to = place.recordings().length(attempt.recording()) / 2;
        received = Math.min(from, to);
        try (var audio = place.recordings().open(attempt.recording())) {
            audio.position(2 * received);
            ByteBuffer piece = ByteBuffer.allocate(2 * rate);
            while (received < to && audio.read(piece.clear().limit(bytes(to, piece))) > 0) {
                byte[] pcm = Arrays.copyOf(piece.array(), piece.position() / 2 * 2);
                audio.position(2 * received + pcm.length);
                received += pcm.length / 2;
                hear(pcm);
            }
        }
        received = to;
    }

    private int bytes(long to, ByteBuffer piece) {
        return (int) Math.min(piece.capacity(), 2 * (to - received));
    }

    private void hear(byte[] pcm) {
        if (deafSince != null || listening.broken()) {
            return;
        }
        Duration position = KeptAudio.time(received, rate);
        Duration spoken = attempt.finals().speech().plus(session.speech());
        Duration speech = Collections.max(List.of(spoken, listening.speech(position)));
        place.inTenant(attempt, () -> holding.ensure(speech))
                .ifPresentOrElse(
                        renewsAt -> {
                            deafSince = KeptAudio.time(received - pcm.length / 2, rate);
                            session.commit();
                            telling.tell(events -> events.exhausted(renewsAt));
                        },
                        () -> session.feed(resampler.feed(pcm)));
    }

    @Override
    public synchronized void commit() {
        requireOpen();
        session.commit();
    }

    @Override
    public void style(@Nullable Style style) {
        polishing.style(style);
    }

    @Override
    public synchronized Result finish() {
        if (result != null) {
            return result;
        }
        requireOpen();
        closed = true;
        try (beat;
                resampler) {
            session.feed(resampler.drain());
            result = place.finish(attempt, this::ending);
            return result;
        } finally {
            session.close();
            polishing.close();
            telling.end(place.patience());
        }
    }

    private Ending ending() {
        var heard = session.finish();
        polishing.end(place.patience());
        Duration whole = KeptAudio.time(received, rate);
        return new Ending(
                heard,
                whole,
                listening.charged(heard),
                polishing.style(),
                deafSince == null ? null : new Gap(deafSince, whole, Gap.Kind.UNHEARD),
                listening.broken());
    }

    @Override
    public void close() {
        var _ = putAside();
    }

    @Override
    public void leave() {
        if (putAside() && !attempt.keep()) {
            place.forgetLeft(attempt, listening.wordless());
        }
    }

    /** Whether it was this connection's until now. */
    private synchronized boolean putAside() {
        if (closed) {
            return false;
        }
        closed = true;
        session.close();
        resampler.close();
        polishing.close();
        telling.stop();
        beat.close();
        return place.disconnect(attempt);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This dictation has ended");
        }
    }
}
