package app.sotto.dictation.editing;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.editing.Change.Came;
import app.sotto.dictation.editing.Change.Gone;
import app.sotto.dictation.editing.Change.Splice;
import app.sotto.dictation.editing.Version.Kind;
import app.sotto.tenancy.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Edits a member's own dictation. What was spoken and what was polished stays; a person edits a
 * copy, the newest edition, and those before it can be had again.
 */
@Component
@Transactional
public class Editing {

    private static final int EDITIONS = 20;
    private static final int LONGEST = 100_000;

    private final Texts texts;
    private final Editions editions;

    Editing(Texts texts, Editions editions) {
        this.texts = texts;
        this.editions = editions;
    }

    /** The edition to edit: the newest, or a first one that begins as {@code from}. */
    public OptionalInt begin(Caller caller, DictationId id, Version from) {
        if (!editions.alone(caller, id)) {
            return OptionalInt.empty();
        }
        Optional<Edition> newest = editions.newest(id);
        return newest.isPresent()
                ? OptionalInt.of(newest.get().number())
                : copied(caller, id, from, 1);
    }

    /** A new edition that begins as {@code from}; the one before it stays, if it was changed. */
    public OptionalInt restore(Caller caller, DictationId id, Version from) {
        if (!editions.alone(caller, id)) {
            return OptionalInt.empty();
        }
        Optional<Edition> newest = editions.newest(id);
        OptionalInt begun = copied(caller, id, from, newest.map(Edition::number).orElse(0) + 1);
        if (begun.isPresent()) {
            newest.filter(one -> one.revision() == 0)
                    .ifPresent(unchanged -> editions.forget(id, unchanged.number()));
            editions.forgetBefore(id, begun.getAsInt() - EDITIONS + 1);
        }
        return begun;
    }

    private OptionalInt copied(Caller caller, DictationId id, Version from, int number) {
        Optional<ShownText> source = texts.find(caller, id, from);
        if (source.isEmpty()) {
            return OptionalInt.empty();
        }
        editions.begin(id, number, source.get().version());
        editions.add(id, number, source.get().passages().stream().map(Passage::fresh).toList());
        return OptionalInt.of(number);
    }

    /**
     * Saves a change.
     *
     * @throws IllegalArgumentException when it makes no sense
     */
    public Saved change(Caller caller, DictationId id, Change change) {
        Optional<Edition> edition =
                editions.alone(caller, id) ? editions.newest(id) : Optional.empty();
        if (edition.isEmpty() || edition.get().number() != change.number()) {
            return new Saved.Outdated();
        }
        return change(id, edition.get(), change.splices());
    }

    private Saved change(DictationId id, Edition edition, List<Splice> splices) {
        var keys = new HashSet<Long>();
        splices.forEach(splice -> splice.gone().forEach(each -> keys.add(each.key())));
        splices.forEach(splice -> splice.came().forEach(each -> keys.add(each.key())));
        Map<Long, Passage> known =
                editions.passages(id, edition.number(), keys).stream()
                        .collect(Collectors.toMap(Passage::key, Function.identity()));
        int revision = edition.revision() + 1;
        var removed = new HashSet<Long>();
        var added = new ArrayList<Passage>();
        for (Splice splice : splices) {
            var gone = new ArrayList<Passage>();
            for (Gone each : splice.gone()) {
                Passage one = known.get(each.key());
                if (one == null || one.revision() != each.revision()) {
                    return new Saved.Outdated();
                }
                gone.add(one);
                removed.add(each.key());
            }
            splice.came().forEach(Editing::check);
            added.addAll(Retiming.of(gone, splice.came(), revision));
        }
        var taken = new HashSet<>(known.keySet());
        taken.removeAll(removed);
        if (!added.stream().allMatch(each -> taken.add(each.key()))) {
            return new Saved.Outdated();
        }
        editions.remove(id, edition.number(), removed);
        editions.add(id, edition.number(), added);
        editions.changed(id, edition.number(), revision);
        return new Saved.Safe(revision, added);
    }

    private static void check(Came came) {
        if (came.text().isBlank()
                || came.text().length() > LONGEST
                || came.text().indexOf('\0') >= 0
                || !Double.isFinite(came.place())) {
            throw new IllegalArgumentException("A passage has text, and not too much of it");
        }
    }

    /** The version that {@code shown} is restored as. */
    public static boolean restorable(Version shown, List<Edition> editions) {
        return !editions.isEmpty()
                && !(shown.kind() == Kind.EDITED
                        && (shown.number() == 0
                                || Objects.equals(shown, editions.getFirst().version())));
    }
}
