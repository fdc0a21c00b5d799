package app.sotto.billing.teststripe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every object by table and id, changed only inside transactions: one at a time, written to the
 * journal as a whole, undone as a whole when the work throws.
 */
final class Store implements AutoCloseable {
    private record Key(String table, String id) {}

    private record Was(@Nullable ObjectNode object) {}

    private final Map<String, Map<String, ObjectNode>> tables = new TreeMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable Journal journal;
    private @Nullable Map<Key, Was> before;
    private final Map<Key, ObjectNode> told = new LinkedHashMap<>();
    private @Nullable String requestId;
    private @Nullable String idempotencyKey;

    Store(@Nullable Path folder) {
        journal = folder == null ? null : Journal.open(folder, tables);
    }

    /** Runs the work alone; joins a transaction that is already under way. */
    <T> T transact(Supplier<T> work) {
        lock.lock();
        try {
            return before != null ? work.get() : outermost(work);
        } finally {
            lock.unlock();
        }
    }

    private <T> T outermost(Supplier<T> work) {
        try {
            return scope(work, true, this::record);
        } finally {
            told.clear();
            requestId = null;
            idempotencyKey = null;
        }
    }

    /** Runs the work inside a transaction and undoes its part alone when it is refused. */
    <T> T attempt(Supplier<T> work) {
        var outer = before;
        return outer == null
                ? transact(work)
                : scope(work, true, part -> part.forEach(outer::putIfAbsent));
    }

    /** Runs the work and then undoes all of it, keeping only the answer. */
    <T> T rehearse(Supplier<T> work) {
        lock.lock();
        try {
            return scope(work, false, part -> {});
        } finally {
            lock.unlock();
        }
    }

    private <T> T scope(Supplier<T> work, boolean keep, Consumer<Map<Key, Was>> done) {
        var outer = before;
        var touched = new LinkedHashMap<Key, Was>();
        before = touched;
        if (outer != null) {
            // What the outer work already holds in its hands may be changed here without being
            // asked for again.
            outer.keySet().forEach(key -> touch(key.table(), key.id()));
        }
        boolean kept = false;
        try {
            var answer = work.get();
            if (keep) {
                done.accept(touched);
                kept = true;
            }
            return answer;
        } catch (Refusal refusal) {
            if (keep && refusal.keepsChanges()) {
                done.accept(touched);
                kept = true;
            }
            throw refusal;
        } finally {
            before = outer;
            if (!kept) {
                undo(touched);
            }
        }
    }

    private void record(Map<Key, Was> touched) {
        if (journal == null) {
            return;
        }
        var lines = new ArrayList<ObjectNode>();
        touched.forEach((key, was) -> {
            var now = table(key.table()).get(key.id());
            if (now == null) {
                lines.add(Json.of("t", key.table(), "i", key.id()));
            } else if (!now.equals(was.object())) {
                lines.add(Json.of("t", key.table(), "i", key.id(), "o", now));
            }
        });
        journal.append(lines);
    }

    private void undo(Map<Key, Was> touched) {
        touched.forEach((key, was) -> {
            told.remove(key);
            var live = table(key.table()).get(key.id());
            if (was.object() == null) {
                table(key.table()).remove(key.id());
            } else if (live == null) {
                table(key.table()).put(key.id(), was.object());
            } else {
                live.removeAll();
                live.setAll(was.object());
            }
        });
    }

    ObjectNode add(ObjectNode object) {
        return put(Json.need(object, "object"), object);
    }

    ObjectNode put(String table, ObjectNode object) {
        var id = Json.id(object);
        touch(table, id);
        table(table).put(id, object);
        return object;
    }

    void remove(String table, String id) {
        touch(table, id);
        table(table).remove(id);
    }

    /** The object itself: what is changed on it inside the transaction is kept. */
    @Nullable ObjectNode find(String table, String id) {
        touch(table, id);
        return table(table).get(id);
    }

    ObjectNode get(String table, String id) {
        var found = find(table, id);
        if (found == null) {
            throw new IllegalStateException("No " + table + " " + id);
        }
        return found;
    }

    /** Only to look at, from any thread that holds the store or not. */
    @Nullable ObjectNode look(String table, String id) {
        lock.lock();
        try {
            return table(table).get(id);
        } finally {
            lock.unlock();
        }
    }

    /** Only to look at, oldest first: what is changed on these is lost or worse. */
    List<ObjectNode> seen(String table, Predicate<ObjectNode> test) {
        return table(table).values().stream().filter(test).toList();
    }

    /** Oldest first. */
    List<ObjectNode> matching(String table, Predicate<ObjectNode> test) {
        var found = table(table).values().stream().filter(test).toList();
        found.forEach(object -> touch(table, Json.id(object)));
        return found;
    }

    /**
     * How the object stood when it was last told of, or when the transaction began; null when it is
     * new.
     */
    @Nullable ObjectNode before(String table, String id) {
        var key = new Key(table, id);
        var last = told.get(key);
        if (last != null || before == null) {
            return last;
        }
        var was = before.get(key);
        return was == null ? null : was.object();
    }

    /** Takes the object's present state as the one from which later changes are told. */
    void told(String table, ObjectNode object) {
        told.put(new Key(table, Json.id(object)), object.deepCopy());
    }

    /** Says which request the present transaction serves, for the events it makes. */
    void asking(String request, @Nullable String key) {
        requestId = request;
        idempotencyKey = key;
    }

    ObjectNode asking() {
        return Json.of("id", requestId, "idempotency_key", idempotencyKey);
    }

    private void touch(String table, String id) {
        if (before != null && !before.containsKey(new Key(table, id))) {
            var now = table(table).get(id);
            before.put(new Key(table, id), new Was(now == null ? null : now.deepCopy()));
        }
    }

    private Map<String, ObjectNode> table(String name) {
        return tables.computeIfAbsent(name, ignored -> new LinkedHashMap<>());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (journal != null) {
                journal.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
