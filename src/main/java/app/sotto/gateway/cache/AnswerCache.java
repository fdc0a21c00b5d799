package app.sotto.gateway.cache;

import java.util.Optional;

/** Remembers answers for the current tenant, each for its exact question. */
public interface AnswerCache {

    Optional<CachedAnswer> find(Question question);

    void keep(Question question, CachedAnswer answer);
}
