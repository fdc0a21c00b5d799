package app.sotto.dictation.library;

import app.sotto.accounts.OrganisationClosed;
import app.sotto.dictation.DictationId;
import app.sotto.recordings.Recordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets all that an organisation dictated, text and audio, when it is closed. */
@Component
class Farewell {

    private final JdbcClient sql;
    private final Shelf shelf;
    private final Recordings recordings;
    private final TransactionTemplate transaction;

    Farewell(JdbcClient sql, Shelf shelf, Recordings recordings, TransactionTemplate transaction) {
        this.sql = sql;
        this.shelf = shelf;
        this.recordings = recordings;
        this.transaction = transaction;
    }

    @EventListener
    void to(OrganisationClosed closed) {
        for (DictationId id : all(closed)) {
            shelf.forget(id)
                    .ifPresent(audio -> {
                        try {
                            recordings.delete(audio);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
        for (String table : List.of("preference", "term", "snippet")) {
            transaction.executeWithoutResult(_ ->
                    sql.sql("delete from dictation." + table + " where tenant_id = :tenant")
                            .param("tenant", closed.tenant().value())
                            .update());
        }
    }

    private List<DictationId> all(OrganisationClosed closed) {
        return transaction.execute(_ ->
                sql.sql("select id from dictation.dictation where tenant_id = :tenant")
                        .param("tenant", closed.tenant().value())
                        .query((row, _) -> new DictationId(row.getObject("id", UUID.class)))
                        .list());
    }
}
