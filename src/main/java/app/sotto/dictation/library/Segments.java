package app.sotto.dictation.library;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Mark;
import app.sotto.polish.Polished;
import app.sotto.polish.Polished.Kept;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.WordTimes;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was said when: written once it is final, and never changed. */
@Repository
public class Segments {

    private final JdbcClient sql;

    Segments(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The segments of a dictation in order of time: what was recognised later stands in its place.
     */
    @Transactional(readOnly = true)
    public List<FinalSegment> of(DictationId id) {
        return sql.sql(
                        """
                        select index, start_ms, end_ms, coalesce(speech_ms, end_ms - start_ms) as speech_ms,
                               text, confidence, polished, polish_engine, polish_outcome, polish_kept,
                               prompt_tokens, completion_tokens, words, obeyed
                        from dictation.segment where dictation_id = :id order by start_ms, index
                        """)
                .param("id", id.value())
                .query((row, _) ->
                        new FinalSegment(
                                row.getInt("index"),
                                Duration.ofMillis(row.getLong("start_ms")),
                                Duration.ofMillis(row.getLong("end_ms")),
                                Duration.ofMillis(row.getLong("speech_ms")),
                                row.getString("text"),
                                row.getObject("confidence", Double.class),
                                row.getString("polished"),
                                row.getString("polish_engine"),
                                row.getString("polish_outcome"),
                                Kept.read(row.getString("polish_kept")),
                                row.getLong("prompt_tokens"),
                                row.getLong("completion_tokens"),
                                row.getString("words"),
                                Mark.read(row.getString("obeyed"))))
                .list();
    }

    /** Adds one that is speech from its start to its end. */
    void add(Attempt attempt, int index, Transcript.Segment segment) {
        add(attempt, index, segment, segment.end().minus(segment.start()));
    }

    /** Adds one, unless the attempt is no longer the newest. */
    void add(Attempt attempt, int index, Transcript.Segment segment, Duration speech) {
        int added =
                sql.sql(
                                """
                                insert into dictation.segment
                                    (tenant_id, dictation_id, index, start_ms, end_ms, speech_ms, text,
                                     confidence, words)
                                select tenant_id, id, :index, :start, :end, :speech, :text, :confidence,
                                       :words
                                from dictation.dictation where id = :id and attempt = :attempt
                                """)
                        .param("id", attempt.id().value())
                        .param("attempt", attempt.number())
                        .param("index", index)
                        .param("start", segment.start().toMillis())
                        .param("end", segment.end().toMillis())
                        .param("speech", speech.toMillis())
                        .param("text", segment.text())
                        .param("confidence", segment.confidence(), Types.DOUBLE)
                        .param("words", timing(segment), Types.VARCHAR)
                        .update();
        if (added == 0) {
            throw new StaleAttemptException();
        }
    }

    /** A dictionary or a script may have changed the text since its words were timed. */
    private static @Nullable String timing(Transcript.Segment heard) {
        return heard.words().isEmpty()
                ? null
                : Timing.written(
                        WordTimes.of(heard.text(), heard.words(), heard.start(), heard.end()),
                        heard.start());
    }

    void polish(Attempt attempt, int index, Polished polished) {
        var _ =
                sql.sql(
                                """
                                update dictation.segment
                                set polished = :text, polish_engine = :engine, polish_outcome = :outcome,
                                    polish_kept = :kept,
                                    prompt_tokens = :prompt, completion_tokens = :completion
                                where dictation_id = :id and index = :index
                                """)
                        .param("id", attempt.id().value())
                        .param("index", index)
                        .param("text", polished.text())
                        .param("engine", polished.engine())
                        .param("outcome", polished.outcome().name())
                        .param("kept", Kept.written(polished.kept()))
                        .param("prompt", polished.promptTokens())
                        .param("completion", polished.completionTokens())
                        .update();
    }

    void rewrite(DictationId id, int index, WrittenText text) {
        var _ =
                sql.sql(
                                """
                                update dictation.segment set polished = :text, polish_kept = :kept
                                where dictation_id = :id and index = :index
                                """)
                        .param("id", id.value())
                        .param("index", index)
                        .param("text", text.text())
                        .param("kept", Kept.written(text.kept()))
                        .update();
    }

    /** Notes what of it was obeyed or taken back. */
    void mark(DictationId id, int index, List<Mark> marks) {
        var _ =
                sql.sql(
                                """
                                update dictation.segment set obeyed = :obeyed
                                where dictation_id = :id and index = :index
                                """)
                        .param("id", id.value())
                        .param("index", index)
                        .param("obeyed", Mark.written(marks))
                        .update();
    }
}
