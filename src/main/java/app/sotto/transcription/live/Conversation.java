package app.sotto.transcription.live;

import app.sotto.inference.Model;
import app.sotto.inference.Recognition;
import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.LiveTranscriber.LiveSession;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Survey.Stretch;
import app.sotto.transcription.Transcriber.Options;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.activity.Quiet;
import app.sotto.transcription.activity.VoiceActivity;
import app.sotto.transcription.activity.VoiceDetector;
import app.sotto.transcription.hearing.Doubt;
import app.sotto.transcription.hearing.SameTenant;
import app.sotto.transcription.live.Asking.Answer;
import app.sotto.transcription.live.Asking.Question;
import app.sotto.transcription.wording.Languages;
import app.sotto.transcription.wording.LocalAgreement;
import app.sotto.transcription.wording.Times;
import app.sotto.transcription.wording.Tokens;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One person speaking. Everything happens on one virtual thread that takes signals from an inbox:
 * samples, commands, and the model's answers. Speech becomes pieces; while a piece grows it is
 * recognised again and again if the model is fast enough, and once it is closed it is recognised
 * for good, pieces in order.
 */
final class Conversation implements LiveSession, VoiceActivity.Listener {

    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    /** What voice activity may still look back to when it finds that speech began. */
    private static final long LOOK_BACK = 2L * SpeechWindow.SAMPLE_RATE;

    /** Room left to look for a quiet point in. */
    private static final int CUT_ROOM = SpeechWindow.SAMPLE_RATE / 2;

    /** Less audio than this holds no word worth a guess. */
    private static final long FIRST_GUESS = 3L * SpeechWindow.SAMPLE_RATE / 10;

    private final BlockingQueue<Signal> inbox = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private final Model model;
    private final Options options;
    private final boolean manual;
    private final Telling telling;
    private final Asking asking;
    private final Pace pace;
    private final VoiceActivity activity;
    private final Languages languages;
    private final Context context;
    private final Tail tail = new Tail();
    private final Deque<Piece> closed = new ArrayDeque<>();

    private @Nullable Piece open;
    private long voiceFrom;
    private long cutAt;
    private long speech;
    private @Nullable CompletableFuture<Transcript> finishing;
    private volatile long fed;
    private volatile long finalTo;
    private volatile long spoken;

    Conversation(
            Model model,
            Options options,
            TurnDetection turns,
            Telling telling,
            Pace pace,
            VoiceDetector detector,
            AskingFactory askings,
            SameTenant tenant) {
        this.model = model;
        this.options = options;
        this.manual = turns == TurnDetection.MANUAL;
        this.telling = telling;
        this.pace = pace;
        this.activity = new VoiceActivity(detector, this);
        this.asking = askings.begin(inbox::add);
        this.languages = new Languages(options.language());
        this.context = new Context(options.prompt());
        this.thread =
                Thread.ofVirtual().name("live-conversation").unstarted(() -> tenant.run(this::run));
    }

    /** Makes the one that asks, given where its answers go. */
    @FunctionalInterface
    interface AskingFactory {
        Asking begin(Consumer<Answer> inbox);
    }

    Conversation start() {
        thread.start();
        return this;
    }

    /** By one thread. */
    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void feed(short[] samples) {
        fed += samples.length;
        inbox.add(new Signal.Audio(samples));
    }

    @Override
    public Duration behind() {
        return over.isDone() ? Duration.ZERO : Times.at(Math.max(0, fed - finalTo));
    }

    @Override
    public Duration speech() {
        return Times.at(spoken);
    }

    @Override
    public void commit() {
        inbox.add(new Signal.Commit());
    }

    @Override
    public Transcript finish() {
        CompletableFuture<Transcript> transcript = new CompletableFuture<>();
        inbox.add(new Signal.Finish(transcript));
        var _ = over.whenComplete((_, _) -> transcript.cancel(false));
        try {
            return transcript.get();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new CancellationException("Live transcription was cancelled");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Live transcription broke off", e.getCause());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try (activity) {
            while (finishing == null || !finishing.isDone()) {
                react(inbox.take());
                pump();
                forget();
            }
        } catch (InterruptedException _) {
            // Closed: what is not final is dropped.
        } catch (RuntimeException e) {
            if (finishing != null) {
                finishing.completeExceptionally(e);
            }
            log.error("A live transcription broke off", e);
        } finally {
            asking.cancel();
            over.complete(null);
        }
    }

    private void react(Signal signal) {
        switch (signal) {
            case Signal.Audio(short[] samples) -> hear(samples);
            case Signal.Commit _ -> endSegment();
            case Signal.Finish(CompletableFuture<Transcript> transcript) -> {
                activity.finish();
                closed.add(Piece.mark(activity.position(), false));
                finishing = transcript;
            }
            case Answer answer -> take(answer);
        }
    }

    private void hear(short[] samples) {
        if (finishing != null) {
            return;
        }
        tail.add(samples);
        activity.feed(samples);
        if (open != null && tail.end() - open.from > pace.longestPiece()) {
            cutAtQuietest(open);
        }
    }

    @Override
    public void started(long from) {
        voiceFrom = from;
        long start = Math.max(from, cutAt);
        open = new Piece(start, new LocalAgreement());
        telling.speechStarted(start);
    }

    @Override
    public void ended(Stretch stretch) {
        speech += stretch.to() - stretch.from();
        if (open != null) {
            close(open, stretch.to());
            open = null;
        }
        telling.speechStopped(stretch.to());
    }

    private void close(Piece piece, long to) {
        piece.close(to);
        closed.add(piece);
    }

    /** Where voice activity would end it by now, so that no quiet is counted as speech. */
    private void endSegment() {
        if (open != null) {
            long quiet = Math.max(0, activity.silence() - VoiceActivity.PADDING);
            cut(open, Math.max(open.from, tail.end() - quiet), List.of());
        }
        if (manual || open == null) {
            telling.cut(tail.end());
            closed.add(Piece.mark(tail.end(), true));
        }
    }

    /** Speech goes on, but its piece has become too long for the model. */
    private void cutAtQuietest(Piece piece) {
        int longest = (int) pace.longestPiece();
        int earliest = longest / 2;
        if (!piece.agreement.agreed().isEmpty()) {
            // What is agreed was spoken before this; it must stay in this piece.
            earliest = Math.clamp(piece.covered - piece.from, earliest, longest - CUT_ROOM);
        }
        short[] samples = tail.slice(piece.from, piece.from + longest);
        Question current = asking.current();
        if (current != null && current.piece() == piece) {
            asking.cancel();
        }
        piece.unguess();
        cut(piece, piece.from + Quiet.pointIn(samples, earliest, longest), List.of());
    }

    private void cut(Piece piece, long at, List<String> pending) {
        close(piece, at);
        cutAt = at;
        if (!manual) {
            telling.cut(at);
        }
        open = new Piece(at, piece.agreement.goingOn(pending));
    }

    /** Asks the next question, if there is one and the engine is free. */
    private void pump() {
        for (Piece head = closed.peek(); head != null; head = closed.peek()) {
            Recognition known = head.hypothesis;
            if (head.empty()) {
                settle(head, null);
            } else if (known != null && covers(head.covered, head) && !Doubt.worthRetry(known)) {
                settle(head, known);
            } else {
                askForGood(head);
                return;
            }
        }
        if (finishing != null) {
            finishing.complete(transcript());
        } else if (open != null && asking.current() == null && due(open)) {
            ask(open, tail.end(), false);
        }
    }

    private void askForGood(Piece head) {
        Question current = asking.current();
        if (current != null && current.piece() == head && covers(current.to(), head)) {
            return;
        }
        if (current != null && current.last()) {
            return;
        }
        asking.cancel();
        ask(head, head.to(), true);
    }

    private static boolean covers(long heardTo, Piece piece) {
        return heardTo >= piece.to();
    }

    /**
     * Time for another hypothesis: at once for a new piece, then after each interval, and as soon
     * as the voice pauses, since that one may already be the last.
     */
    private boolean due(Piece piece) {
        if (!pace.live()) {
            return false;
        }
        long fresh = tail.end() - piece.asked;
        boolean first = piece.asked == piece.from;
        boolean pausing =
                activity.speaking()
                        && activity.silence() >= VoiceActivity.PADDING
                        && fresh > activity.silence() - VoiceActivity.PADDING;
        return fresh >= pace.interval() || (fresh >= FIRST_GUESS && (first || pausing));
    }

    private void ask(Piece piece, long to, boolean last) {
        piece.asked = to;
        asking.ask(
                new Question(
                        piece,
                        to,
                        new SpeechWindow(
                                tail.slice(piece.from, to),
                                options.language(),
                                context.prompt(),
                                options.temperature()),
                        last));
    }

    private void take(Answer answer) {
        if (!asking.accept(answer)) {
            return;
        }
        Question question = answer.question();
        Recognition heard = answer.heard();
        if (heard == null) {
            failed(question, answer.failure());
            return;
        }
        pace.answered(answer.took());
        if (question.last()) {
            settle(question.piece(), heard);
        } else {
            guess(question, heard);
        }
        telling.lag(activity.position() - question.to());
    }

    private void guess(Question question, Recognition heard) {
        Piece piece = question.piece();
        long length = question.to() - piece.from;
        piece.hypothesis = heard;
        piece.covered = question.to();
        List<String> tokens = Tokens.of(heard.text());
        telling.agreed(piece.agreement.hear(tokens, length >= pace.cutAtSentence()));
        telling.partial(piece.agreement.pending());
        if (!piece.agreement.agreed().isEmpty()) {
            int pending = piece.agreement.pending().size();
            piece.agreedTo = Trimming.point(tail, piece, heard, tokens.size() - pending, pending);
        }
        if (piece == open && length >= pace.cutAtSentence()) {
            trim(piece, heard, length);
        }
    }

    /** Ends a long piece where agreement reaches, so that what is recognised again stays short. */
    private void trim(Piece piece, Recognition heard, long length) {
        List<String> agreed = piece.agreement.agreed();
        if (agreed.isEmpty()
                || !(Tokens.endsSentence(agreed.getLast()) || length >= pace.cutAnywhere())) {
            return;
        }
        List<String> pending = piece.agreement.pending();
        cut(piece, piece.agreedTo, pending);
        closed.remove(piece);
        finish(piece, List.of(), heard);
        telling.partial(pending);
    }

    /** The head of the closed pieces is final: with words, or with nothing to say. */
    private void settle(Piece piece, @Nullable Recognition heard) {
        closed.remove(piece);
        if (piece.mark) {
            telling.endSegment(piece.announced);
        } else if (heard == null) {
            telling.wordless(piece.length());
        } else {
            finish(piece, piece.agreement.finish(Tokens.of(heard.text())), heard);
        }
    }

    private void finish(Piece piece, List<String> rest, Recognition heard) {
        List<String> tokens = piece.agreement.agreed();
        languages.heard(heard.language(), piece.to() - piece.from);
        if (tokens.isEmpty()) {
            telling.partial(List.of());
            telling.wordless(piece.length());
            return;
        }
        Transcript.Segment segment = Segments.of(piece, tokens, heard);
        context.add(segment.text());
        telling.piece(rest, segment, piece.length());
    }

    private void failed(Question question, @Nullable RuntimeException failure) {
        pace.failed();
        Piece piece = question.piece();
        if (!question.last()) {
            return;
        }
        closed.remove(piece);
        long to = piece.to();
        boolean said = !piece.agreement.agreed().isEmpty();
        long from = agreedPart(piece);
        telling.partial(List.of());
        if (from < to) {
            telling.failed(from, to, Failures.sentence(failure), said);
        }
    }

    /** What is agreed stands, and only what comes after it is lacking: from where this says. */
    private long agreedPart(Piece piece) {
        if (piece.agreement.agreed().isEmpty()) {
            return piece.from;
        }
        piece.close(Math.min(piece.agreedTo, piece.to()));
        finish(piece, List.of(), new Recognition("", null, List.of()));
        return piece.to();
    }

    private Transcript transcript() {
        return new Transcript(
                languages.most(),
                Times.at(activity.position()),
                Times.at(speech),
                model.id(),
                telling.segments());
    }

    private void forget() {
        long pending = activity.position();
        for (Piece piece : closed) {
            pending = Math.min(pending, piece.from);
        }
        if (open != null) {
            pending = Math.min(pending, open.from);
        }
        tail.forget(Math.min(pending, tail.end() - LOOK_BACK));
        finalTo = pending;
        spoken = speech + (activity.speaking() ? activity.position() - voiceFrom : 0);
    }
}
