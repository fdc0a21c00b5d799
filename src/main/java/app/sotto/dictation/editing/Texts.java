package app.sotto.dictation.editing;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.editing.Version.Kind;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Library;
import app.sotto.tenancy.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What there is to read of a member's own dictations. */
@Component
@Transactional(readOnly = true)
public class Texts {

    private final Library library;
    private final Editions editions;

    Texts(Library library, Editions editions) {
        this.library = library;
        this.editions = editions;
    }

    /** A version with its text; empty where there is none, and for anybody else's. */
    public Optional<ShownText> find(Caller caller, DictationId id, Version version) {
        return library.find(caller, id).flatMap(one -> shown(caller, one, version));
    }

    private Optional<ShownText> shown(Caller caller, DictationDetail one, Version version) {
        DictationId id = one.summary().id();
        if (version.kind() == Kind.EDITED) {
            return editions.of(id).stream()
                    .filter(each -> version.number() == 0 || each.number() == version.number())
                    .findFirst()
                    .map(each ->
                            new ShownText(
                                    each.version(),
                                    each.revision(),
                                    editions.passages(id, each.number())));
        }
        if (version.kind() == Kind.POLISHED && one.polished() == null) {
            return Optional.empty();
        }
        List<FinalSegment> segments = library.segments(caller, id);
        return Optional.of(
                new ShownText(
                        version,
                        0,
                        version.kind() == Kind.POLISHED
                                ? new PolishedText(one, segments).passages()
                                : spoken(segments)));
    }

    private static List<Passage> spoken(List<FinalSegment> segments) {
        var passages = new ArrayList<Passage>();
        for (FinalSegment one : segments) {
            passages.add(Passage.of(one, passages.size(), one.text(), one.words(), List.of()));
        }
        return passages;
    }

    /** What was edited, newest first; empty for anybody else's. */
    public List<Edition> edited(Caller caller, DictationId id) {
        return library.find(caller, id)
                .map(one -> editions.of(one.summary().id()))
                .orElse(List.of());
    }
}
