package app.sotto.polish;

import app.sotto.inference.Demand;
import app.sotto.inference.Model;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Requests;
import app.sotto.inference.TextClient;
import app.sotto.inference.TextClient.Completion;
import app.sotto.polish.Polished.Outcome;
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
 * order. What the guard finds changed is asked for again sentence by sentence; a sentence that is
 * changed even then stays raw.
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

    Polished rewrite(Model model, String text, Style style, Tongue tongue) {
        var work = new Work(model, style, prompts.instructions(style, tongue));
        try {
            List<String> chunks = Sentences.chunks(text, settings.charactersPerCall());
            List<Piece> pieces = inOrder(chunks.stream().map(c -> work.rewriting(c)).toList());
            return work.polished(
                    String.join("", pieces.stream().map(Piece::text).toList()), pieces);
        } catch (EngineFailedException e) {
            log.warn("{} could not polish: {}", model.id(), e.getMessage());
            return new Polished(text, style, model.id(), Outcome.KEPT_RAW_ENGINE_FAILED, 0, 0);
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
        private final Style style;
        private final String instructions;

        Work(Model model, Style style, String instructions) {
            this.model = model;
            this.style = style;
            this.instructions = instructions;
        }

        Callable<Piece> rewriting(String chunk) {
            return () -> piece(chunk);
        }

        private Piece piece(String chunk) {
            Piece whole = asked(chunk);
            if (!whole.changed()) {
                return whole;
            }
            List<String> sentences = Sentences.of(chunk);
            if (sentences.size() == 1) {
                return whole;
            }
            return sentences.stream().map(this::asked).reduce(whole.asNothing(), Piece::then);
        }

        private Piece asked(String raw) {
            String spoken = raw.strip();
            if (spoken.isEmpty()) {
                return new Piece(raw, false, 0, 0);
            }
            Completion reply = complete(spoken);
            if (reply.truncated()) {
                throw new EngineFailedException("the reply was cut off");
            }
            String text = Reply.clean(reply.text(), spoken);
            if (text.isEmpty()) {
                throw new EngineFailedException("the reply was empty");
            }
            boolean changed = MeaningGuard.breach(spoken, text).isPresent();
            String kept = raw.replace(spoken, changed ? spoken : text);
            return new Piece(kept, changed, reply.promptTokens(), reply.completionTokens());
        }

        private Completion complete(String text) {
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
                                        lease, instructions, text, maxTokens, settings.timeout()));
            } catch (NoCapacityException e) {
                throw new EngineFailedException(e.toString());
            }
        }

        /**
         * Room for the same text again, twice for {@code detailed}: a token a character at worst.
         */
        private int maxTokens(String text) {
            return 128 + text.length() * (style == Style.DETAILED ? 3 : 2);
        }

        Polished polished(String text, List<Piece> pieces) {
            boolean changed = pieces.stream().anyMatch(Piece::changed);
            return new Polished(
                    text,
                    style,
                    model.id(),
                    changed ? Outcome.KEPT_RAW_MEANING : Outcome.POLISHED,
                    pieces.stream().mapToLong(Piece::promptTokens).reduce(0, Tokens::sum),
                    pieces.stream().mapToLong(Piece::completionTokens).reduce(0, Tokens::sum));
        }
    }

    /** A stretch of text, rewritten, or raw because its meaning had been changed. */
    private record Piece(String text, boolean changed, long promptTokens, long completionTokens) {

        Piece asNothing() {
            return new Piece("", false, promptTokens, completionTokens);
        }

        Piece then(Piece next) {
            return new Piece(
                    text + next.text,
                    changed || next.changed,
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
