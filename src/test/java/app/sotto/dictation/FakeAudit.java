package app.sotto.dictation;

import app.sotto.audit.Audit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what was done. */
class FakeAudit implements Audit {

    final List<String> entries = new CopyOnWriteArrayList<>();

    @Override
    public void record(@Nullable UUID actor, String action, String subject) {
        entries.add(action + " " + subject);
    }
}
