package app.sotto.gateway.relay;

import app.sotto.dictation.Retention;
import app.sotto.gateway.cache.AnswerCache;
import app.sotto.gateway.cache.CachedAnswer;
import app.sotto.gateway.cache.Question;
import app.sotto.inference.Model;
import app.sotto.tenancy.Caller;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Decides what may be remembered, and asks the cache for it. */
@Component
final class Memory {

    static final String HEADER = "x-sotto-cache";

    private static final Logger log = LoggerFactory.getLogger(Memory.class);

    private final AnswerCache cache;
    private final Retention retention;

    Memory(AnswerCache cache, Retention retention) {
        this.cache = cache;
        this.retention = retention;
    }

    /**
     * The question, where the same answer will do again: embeddings, chat at temperature 0, and
     * chat whose caller says so. Nothing of an organisation that keeps nothing.
     */
    Optional<Question> question(Caller caller, Asked asked, Model model) {
        boolean wanted =
                switch (asked.cache()) {
                    case ON -> true;
                    case OFF -> false;
                    case AS_USUAL -> asked.door() == Door.EMBEDDINGS || asked.coldest();
                };
        return wanted && !asked.stream() && !retention.current().nothing()
                ? Optional.of(
                        Question.of(
                                caller.tenant(),
                                asked.door().path(),
                                model.id(),
                                model.revision(),
                                asked.body()))
                : Optional.empty();
    }

    Optional<CachedAnswer> find(Question question) {
        return cache.find(question);
    }

    /** The caller has an answer whether or not it is kept. */
    void keep(Question question, CachedAnswer answer) {
        try {
            cache.keep(question, answer);
        } catch (DataAccessException e) {
            log.warn("An answer was not kept", e);
        }
    }
}
