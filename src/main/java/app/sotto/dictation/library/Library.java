package app.sotto.dictation.library;

import app.sotto.dictation.DictationId;
import app.sotto.tenancy.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a member finds in the history: their own dictations in the current tenant. */
@Component
@Transactional(readOnly = true)
public class Library {

    private static final String LACKING =
            "recording_id is not null and exists (select from dictation.gap where dictation_id = "
                    + "dictation.id) as lacking";

    private static final String LINE =
            """
            select id, title, origin, status, created_at, duration_ms, stage, progress, stage_since,
                   trouble, demo, filling,\
            """
                    + LACKING
                    + ", left(coalesce(polished, raw, ''), 240) as preview";

    private static final String FOUND =
            " and id in (select doors.dictations_found(:owner, :search))";

    private final JdbcClient sql;
    private final Segments segments;

    Library(JdbcClient sql, Segments segments) {
        this.sql = sql;
        this.segments = segments;
    }

    /** A page of them, newest first; texts are read of that page alone. */
    public List<DictationSummary> page(Caller caller, LibraryFilter filter, int offset, int limit) {
        return sql.sql(
                        LINE
                                + " from dictation.dictation where id = any (array(select id"
                                + which(filter)
                                + " order by created_at desc, id limit :limit offset :offset))"
                                + " order by created_at desc, id")
                .params(values(caller, filter))
                .param("limit", limit)
                .param("offset", offset)
                .query(Rows::summary)
                .list();
    }

    public int count(Caller caller, LibraryFilter filter) {
        return sql.sql("select count(*)" + which(filter))
                .params(values(caller, filter))
                .query(Integer.class)
                .single();
    }

    /** One of the caller's own, the trash included; empty for anybody else's. */
    public Optional<DictationDetail> find(Caller caller, DictationId id) {
        return sql.sql(
                        "select *, "
                                + LACKING
                                + ", left(coalesce(polished, raw, ''), 240) as preview"
                                + " from dictation.dictation"
                                + " where id = :id and owner_id = :owner and keep")
                .param("id", id.value())
                .param("owner", caller.id())
                .query(Rows::detail)
                .optional();
    }

    /** What was said when; empty for anybody else's. */
    public List<FinalSegment> segments(Caller caller, DictationId id) {
        return find(caller, id).map(one -> segments.of(one.summary().id())).orElse(List.of());
    }

    /** Written out, so that an index can be chosen that knows nothing else. */
    private static String which(LibraryFilter filter) {
        return " from dictation.dictation where owner_id = :owner and keep and deleted_at is "
                + (filter.trash() ? "not null" : "null")
                + (filter.origin() == null ? "" : " and origin = :origin")
                + (filter.search().isBlank() ? "" : FOUND);
    }

    private static Map<String, ?> values(Caller caller, LibraryFilter filter) {
        return Map.of(
                "owner", caller.id(),
                "origin", String.valueOf(filter.origin()),
                "search", filter.search());
    }
}
