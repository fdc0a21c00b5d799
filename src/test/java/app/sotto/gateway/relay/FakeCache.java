package app.sotto.gateway.relay;

import app.sotto.gateway.cache.AnswerCache;
import app.sotto.gateway.cache.CachedAnswer;
import app.sotto.gateway.cache.Question;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers in memory. */
class FakeCache implements AnswerCache {

    private final Map<Question, CachedAnswer> answers = new ConcurrentHashMap<>();

    @Override
    public Optional<CachedAnswer> find(Question question) {
        return Optional.ofNullable(answers.get(question));
    }

    @Override
    public void keep(Question question, CachedAnswer answer) {
        answers.put(question, answer);
    }
}
