package app.sotto.polish;

import app.sotto.inference.Demand;
import app.sotto.inference.Model;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Requests;
import app.sotto.inference.TextClient;
import app.sotto.inference.TextClient.Completion;
import app.sotto.polish.Polished.Kept;
import app.sotto.polish.Polished.Outcome;
import app.sotto.polish.guard.MeaningGuard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rewrites text through a text model: cut between sentences, a few calls at a time, put together in
 * order. What the guard finds changed is asked for again, sentence by sentence and with what has to
 * stay named; a sentence that is changed even then stays raw and is marked.
 */
@Component
class ModelRewriter {

    private static final Logger log = LoggerFactory.getLogger(ModelRewriter.class);

    private final Requests requests;
    private final TextClient client;
    private final Prompts prompts;
    private final PolishSettings settings;

    ModelRewriter(Requests requests, TextClient client, Prompts prompts, PolishSettings settings) {
        this.requests = requests;
        this.client = client;
        this.prompts = prompts;
        this.settings = settings;
    }

    /**
     * Rewrites.
     *
     * @param text as it is to be written already, as its sentences that stay raw are
     */
    Polished rewrite(Model model, String text, Manner manner, Tongue tongue) {
        var work = new Work(model, manner, tongue);
        try {
            List<String> chunks = Sentences.chunks(text, settings.charactersPerCall());
            List<Piece> pieces = inOrder(chunks.stream().map(c -> work.rewriting(c)).toList());
            return work.polished(pieces.stream().reduce(Piece.NOTHING, Piece::then));
        } catch (EngineFailedException e) {
            log.warn("{} could not polish: {}", model.id(), e.getMessage());
            return new Polished(
                    text, manner.style(), model.id(), Outcome.KEPT_RAW_ENGINE_FAILED, 0, 0);
        }
    }

    private List<Piece> inOrder(List<Callable<Piece>> calls) {
        if (calls.size() == 1) {
            return List.of(answered(calls.getFirst()));
        }
        try (ExecutorService workers = workers(calls.size())) {
            var pieces = new ArrayList<Piece>();
            for (Future<Piece> piece : workers.invokeAll(calls)) {
                pieces.add(piece.get());
            }
            return pieces;
        } catch (ExecutionException e) {
            throw new EngineFailedException(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineFailedException("cancelled");
        }
    }

    private ExecutorService workers(int calls) {
        int inFlight = Math.min(calls, settings.callsInFlight());
        return Executors.newFixedThreadPool(inFlight, Thread.ofVirtual().factory());
    }

    private static Piece answered(Callable<Piece> call) {
        try {
            return call.call();
        } catch (EngineFailedException e) {
            throw e;
        } catch (Exception e) {
            throw new EngineFailedException(e.toString());
        }
    }

    /** One text's rewriting by one model. */
    private final class Work {
        private final Model model;
        private final Manner manner;
        private final Tongue tongue;
        private final String instructions;
        private final Writing writing;

        Work(Model model, Manner manner, Tongue tongue) {
            this.model = model;
            this.manner = manner;
            this.tongue = tongue;
            instructions = prompts.instructions(manner, tongue);
            writing = manner.writing();
        }

        Callable<Piece> rewriting(String chunk) {
            return () -> piece(chunk);
        }

        /**
         * What comes back changed is asked for once more, sentence by sentence and more strictly.
         */
        private Piece piece(String chunk) {
            Piece whole = asked(chunk, instructions);
            return whole.kept().isEmpty()
                    ? whole
                    : Sentences.of(chunk).stream()
                            .map(this::strictly)
                            .reduce(whole.asNothing(), Piece::then);
        }

        private Piece strictly(String sentence) {
            List<String> stay = MeaningGuard.mustStay(sentence, manner.terms());
            return asked(sentence, instructions + "\n" + prompts.strict(stay, tongue));
        }

        private Piece asked(String raw, String wording) {
            String spoken = raw.strip();
            if (spoken.isEmpty()) {
                return Piece.of(raw);
            }
            Completion reply = complete(spoken, wording);
            if (reply.truncated()) {
                throw new EngineFailedException("the reply was cut off");
            }
            String text = writing.of(Reply.clean(reply.text(), spoken));
            if (text.isEmpty()) {
                throw new EngineFailedException("the reply was empty");
            }
            return MeaningGuard.breach(spoken, text, manner.style(), manner.terms())
                    .map(reason -> Piece.kept(raw, reason))
                    .orElseGet(() -> Piece.of(raw.replace(spoken, text)))
                    .counting(reply);
        }

        private Completion complete(String text, String wording) {
            int maxTokens = maxTokens(text);
            try {
                return requests.send(
                        Demand.of(model, maxTokens, settings.patience())
                                .until(
                                        Instant.now()
                                                .plus(settings.patience())
                                                .plus(settings.timeout())),
                        lease ->
                                client.complete(
                                        lease, wording, text, maxTokens, settings.timeout()));
            } catch (NoCapacityException e) {
                throw new EngineFailedException(e.toString());
            }
        }

        /**
         * Room for the same text again, twice for {@code detailed}: a token a character at worst.
         */
        private int maxTokens(String text) {
            return 128 + text.length() * (manner.style() == Style.DETAILED ? 3 : 2);
        }

        Polished polished(Piece whole) {
            return new Polished(
                    whole.text(),
                    manner.style(),
                    model.id(),
                    whole.kept().isEmpty() ? Outcome.POLISHED : Outcome.KEPT_RAW_MEANING,
                    whole.promptTokens(),
                    whole.completionTokens(),
                    whole.kept());
        }
    }

    /** A stretch of text, rewritten, with what stayed raw in it because its meaning had changed. */
    private record Piece(String text, List<Kept> kept, long promptTokens, long completionTokens) {

        static final Piece NOTHING = of("");

        static Piece of(String text) {
            return new Piece(text, List.of(), 0, 0);
        }

        static Piece kept(String raw, Reason reason) {
            int from = raw.indexOf(raw.strip());
            var all = new Kept(from, from + raw.strip().length(), reason);
            return new Piece(raw, List.of(all), 0, 0);
        }

        Piece counting(Completion reply) {
            return new Piece(text, kept, reply.promptTokens(), reply.completionTokens());
        }

        Piece asNothing() {
            return new Piece("", List.of(), promptTokens, completionTokens);
        }

        Piece then(Piece next) {
            var all = new ArrayList<>(kept);
            next.kept.forEach(each -> all.add(each.later(text.length())));
            return new Piece(
                    text + next.text,
                    all,
                    Tokens.sum(promptTokens, next.promptTokens),
                    Tokens.sum(completionTokens, next.completionTokens));
        }
    }

    private static final class EngineFailedException extends RuntimeException {
        EngineFailedException(String message) {
            super(message);
        }
    }
}
