package app.sotto.dictation.files;

import app.sotto.dictation.commands.Composition;
import app.sotto.dictation.commands.Draft;
import app.sotto.dictation.commands.Written;
import app.sotto.dictation.dictionary.Vocabulary;
import app.sotto.dictation.files.Paragraphs.Paragraph;
import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.Joining;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Polishes a whole transcript, paragraph by paragraph, a few at a time. */
@Component
public class Polishing {

    private static final int IN_FLIGHT = 4;

    private final Polisher polisher;
    private final CurrentTenant currentTenant;

    Polishing(Polisher polisher, CurrentTenant currentTenant) {
        this.polisher = polisher;
        this.currentTenant = currentTenant;
    }

    /**
     * Writes down what was drafted. Where a paragraph could not be polished it stands raw, and the
     * outcome says so.
     *
     * @param joining of a whole page, or of a part of one
     */
    Written write(
            List<Draft> drafts,
            Style style,
            String language,
            Vocabulary words,
            DoubleConsumer progress,
            Function<List<String>, String> joining) {
        Composition composition = Composition.of(drafts);
        List<List<Paragraph>> runs = composition.runs().stream().map(Paragraphs::of).toList();
        int count = runs.stream().mapToInt(List::size).sum();
        TenantId tenant = currentTenant.require();
        var done = new AtomicInteger();
        List<Callable<Polished>> work = new ArrayList<>();
        for (Paragraph paragraph : runs.stream().flatMap(List::stream).toList()) {
            work.add(() -> {
                Polished polished =
                        currentTenant.<Polished, RuntimeException>callAs(
                                tenant, () -> polish(paragraph, style, language, words));
                progress.accept((double) done.incrementAndGet() / count);
                return polished;
            });
        }
        Iterator<Polished> paragraphs = all(work).iterator();
        List<Polished> polished =
                runs.stream()
                        .map(run -> run.stream().map(_ -> paragraphs.next()).toList())
                        .map(run -> together(run, style, texts -> String.join("\n\n", texts)))
                        .toList();
        return composition.written(polished, Composition.plain(polisher, style), joining);
    }

    /** Rules find no end of a sentence where none is written: they get phrase by phrase. */
    private Polished polish(Paragraph paragraph, Style style, String language, Vocabulary words) {
        if (!polisher.engine().equals(Polished.RULES)) {
            return words.over(polisher).polish(paragraph.text(), style, language);
        }
        var phrases =
                paragraph.phrases().stream()
                        .map(phrase -> words.over(polisher).polish(phrase, style, language))
                        .toList();
        return together(phrases, style, Joining::join);
    }

    /** One segment that live polishing did not get to. */
    public Written write(Draft draft, Style style, String language, Vocabulary words) {
        return Composition.write(draft, words.over(polisher), style, language);
    }

    private static List<Polished> all(List<Callable<Polished>> work) {
        try (var threads = Executors.newFixedThreadPool(IN_FLIGHT, Thread.ofVirtual().factory())) {
            var polished = new ArrayList<Polished>();
            for (Future<Polished> one : threads.invokeAll(work)) {
                polished.add(one.get());
            }
            return polished;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Polishing broke down", e.getCause());
        }
    }

    private Polished together(
            List<Polished> parts, Style style, Function<List<String>, String> joining) {
        return parts.isEmpty()
                ? new Polished("", style, polisher.engine(), Polished.Outcome.POLISHED, 0, 0)
                : Polished.together(parts, joining);
    }
}
