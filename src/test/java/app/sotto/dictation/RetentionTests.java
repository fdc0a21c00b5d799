package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.dictation.Retention.Rules;
import app.sotto.dictation.files.FileJob;
import app.sotto.dictation.files.Upkeep;
import app.sotto.dictation.library.DictationSummary;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.LibraryFilter;
import app.sotto.dictation.library.Shelf;
import app.sotto.dictation.library.Shelf.Kept;
import app.sotto.dictation.retention.Erasure;
import app.sotto.dictation.retention.Erasures;
import app.sotto.dictation.retention.Keeping;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;

/** How long things are kept: that they go in time, and that what should stay stays. */
@ApplicationModuleTest(extraIncludes = "tenancy")
@Import(Neighbours.class)
class RetentionTests {

    private static final byte[] SPEECH = "speech".repeat(600).getBytes(StandardCharsets.UTF_8);
    private static final int SECOND = 16_000;

    private TenantId tenant;
    private Caller.Member anna;

    @Autowired CurrentTenant currentTenant;
    @Autowired SystemDatabase database;
    @Autowired Dictations dictations;
    @Autowired Retention retention;
    @Autowired Keeping keeping;
    @Autowired Erasures erasures;
    @Autowired Upkeep upkeep;
    @Autowired Library library;
    @Autowired Shelf shelf;
    @Autowired FileJob job;
    @Autowired FakeMembers members;
    @Autowired FakeRecordings recordings;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakeAllowance allowance;
    @Autowired FakeAudit audit;

    @BeforeEach
    void anOrganisation() {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        members.manager = anna.id();
        allowance.reset();
        transcriber.reset();
        recordings.audio.clear();
        audit.entries.clear();
    }

    @Test
    void onlyWhoManagesDecidesAndItIsWrittenDown() {
        decide(new Rules(7, 30, false));
        assertThat(in(retention::current)).isEqualTo(new Rules(7, 30, false));
        assertThat(audit.entries)
                .containsExactly("dictation.retention.decide audio 7, text 30 days");

        members.manager = UUID.randomUUID();
        assertThatThrownBy(() -> decide(Rules.UNTIL_DELETED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(in(retention::own)).isEqualTo(new Rules(7, 30, false));
    }

    @Test
    void aPlanMayKeepForLessButNeverForMore() {
        assertThat(new Rules(7, 90, false).within(30)).isEqualTo(new Rules(7, 30, false));
        assertThat(new Rules(7, 20, false).within(30)).isEqualTo(new Rules(7, 20, false));
        assertThat(Rules.UNTIL_DELETED.within(30)).isEqualTo(new Rules(null, 30, false));
        assertThat(Rules.UNTIL_DELETED.within(0)).isEqualTo(Rules.NOTHING);
        assertThat(Rules.NOTHING.within(30)).isEqualTo(Rules.NOTHING);
        assertThatThrownBy(() -> new Rules(0, null, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsOlderThanTheRuleGoesWithItsAudioAndNothingElseDoes() {
        DictationId old = file("old.wav", 31);
        DictationId young = file("young.wav", 29);
        decide(new Rules(null, 30, false));

        keeping.sweep();

        assertThat(history()).containsExactly(young);
        assertThat(recordings.audio).hasSize(1);
        assertThat(rowsOf(old)).isZero();
        assertThat(log()).containsExactly("ALL RULE " + old.value());
        assertThat(in(erasures::left)).isZero();
    }

    @Test
    void theRuleOfOneOrganisationIsNoneOfAnothers() {
        DictationId old = file("old.wav", 400);
        var other = tenant;
        anOrganisation();
        decide(new Rules(null, 1, false));

        keeping.sweep();

        assertThat(rowsOf(old)).isPositive();
        assertThat(currentTenant.<Integer, RuntimeException>callAs(other, erasures::count))
                .isZero();
    }

    @Test
    void audioGoesBeforeTheText() {
        DictationId old = file("old.wav", 8);
        decide(new Rules(7, null, false));

        keeping.sweep();
        keeping.sweep();

        assertThat(recordings.audio).isEmpty();
        var kept = in(() -> library.find(anna, old)).orElseThrow();
        assertThat(kept.recording()).isNull();
        assertThat(kept.raw()).isNotEmpty();
        assertThat(log()).containsExactly("AUDIO RULE " + old.value());
    }

    @Test
    void theOwnerMayKeepOneForLess() {
        DictationId secret = file("secret.wav", 1);
        DictationId other = file("other.wav", 1);
        Instant past = Instant.now().minusSeconds(1);
        in(() -> {
            shelf.keepUntil(anna, secret, new Kept(null, past));
            shelf.keepUntil(anna, other, new Kept(past, null));
            return true;
        });

        keeping.sweep();

        assertThat(history()).containsExactly(other);
        assertThat(recordings.audio).isEmpty();
        assertThat(log())
                .containsExactlyInAnyOrder(
                        "ALL OWNER " + secret.value(), "AUDIO OWNER " + other.value());
    }

    @Test
    void whoKeepsNothingHasNoRowOfWhatWasSpokenLive() throws IOException {
        decide(Rules.NOTHING);
        LiveDictation live =
                in(() ->
                        dictations.begin(
                                anna,
                                new LiveRequest(
                                        "en",
                                        null,
                                        null,
                                        Style.STANDARD,
                                        SECOND,
                                        TurnDetection.SERVER_VAD,
                                        true),
                                new Told()));
        byte[] second = new byte[2 * SECOND];
        java.util.Arrays.fill(second, (byte) 1);
        live.append(0, second);

        var result = live.finish();

        assertThat(result.transcript().text()).isNotEmpty();
        assertThat(rowsOf(live.id())).isZero();
        assertThat(recordings.audio).isEmpty();
        assertThat(wordsLeft(result.transcript().text())).isEmpty();
    }

    @Test
    void whoKeepsNothingHasAFileUntilItsTextIsDelivered() {
        decide(Rules.NOTHING);
        DictationId talk = file("talk.wav", 0);
        String words = in(() -> library.find(anna, talk)).orElseThrow().raw();

        keeping.sweep();
        assertThat(recordings.audio).as("audio is of no more use").isEmpty();
        assertThat(history()).containsExactly(talk);

        in(() -> {
            shelf.deliver(talk);
            return true;
        });
        keeping.sweep();
        assertThat(history()).as("there is time to copy it").containsExactly(talk);
        assertThat(wordsLeft(words)).isNotEmpty();

        later(talk, "delivered_at", "11 minutes");
        keeping.sweep();
        assertThat(rowsOf(talk)).isZero();
        assertThat(wordsLeft(words)).isEmpty();
        assertThat(log())
                .containsExactlyInAnyOrder(
                        "AUDIO NOTHING_KEPT " + talk.value(), "ALL NOTHING_KEPT " + talk.value());
    }

    @Test
    void whatNobodyFetchesIsGoneAfterADay() {
        decide(Rules.NOTHING);
        DictationId talk = file("talk.wav", 0);
        later(talk, "finished_at", "25 hours");

        keeping.sweep();

        assertThat(rowsOf(talk)).isZero();
    }

    @Test
    void theTrashIsWrittenDownToo() {
        DictationId talk = file("talk.wav", 0);
        in(() -> {
            shelf.trash(anna, talk);
            return true;
        });
        later(talk, "deleted_at", "31 days");

        upkeep.emptyTrash();

        assertThat(rowsOf(talk)).isZero();
        assertThat(recordings.audio).isEmpty();
        assertThat(log()).containsExactly("ALL TRASH " + talk.value());
    }

    @Test
    void whatCannotBeDeletedStaysAndIsTriedAgain() {
        DictationId old = file("old.wav", 31);
        decide(new Rules(null, 30, false));
        recordings.stuck = true;
        keeping.sweep();
        assertThat(history()).containsExactly(old);
        assertThat(log()).isEmpty();

        recordings.stuck = false;
        keeping.sweep();
        assertThat(rowsOf(old)).isZero();
    }

    private void decide(Rules rules) {
        in(() -> {
            retention.decide(anna, rules);
            return true;
        });
    }

    private DictationId file(String name, int daysAgo) {
        DictationId id =
                in(() -> {
                    var submitted =
                            dictations.submit(
                                    anna,
                                    new ByteArrayInputStream(SPEECH),
                                    name,
                                    new FileRequest("en", null, null, 0, null));
                    job.run(tenant, submitted);
                    return submitted;
                });
        later(id, "created_at", daysAgo + " days");
        return id;
    }

    private void later(DictationId id, String column, String interval) {
        database.sql()
                .sql(
                        "update dictation.dictation set %s = now() - interval '%s' where id = :id"
                                .formatted(column, interval))
                .param("id", id.value())
                .update();
    }

    private List<DictationId> history() {
        return in(() -> library.page(anna, LibraryFilter.ALL, 0, 10)).stream()
                .map(DictationSummary::id)
                .toList();
    }

    private List<String> log() {
        return in(() -> erasures.page(0, 10)).stream()
                .map((Erasure one) ->
                        "%s %s %s".formatted(one.what(), one.why(), one.dictation().value()))
                .toList();
    }

    /** In every table that knows of dictations. */
    private long rowsOf(DictationId id) {
        return database.sql()
                .sql(
                        """
                        select (select count(*) from dictation.dictation where id = :id)
                             + (select count(*) from dictation.segment where dictation_id = :id)
                             + (select count(*) from dictation.gap where dictation_id = :id)
                        """)
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** The tables of the whole database in which a row of this tenant holds these words. */
    private List<String> wordsLeft(String words) {
        return database
                .sql()
                .sql(
                        """
                        select table_schema || '.' || table_name from information_schema.columns
                        where column_name = 'tenant_id'
                        """)
                .query(String.class)
                .list()
                .stream()
                .filter(table ->
                        database.sql()
                                .sql(
                                        "select exists (select from %s r where tenant_id = :tenant and position(:words in r::text) > 0)"
                                                .formatted(table))
                                .param("tenant", tenant.value())
                                .param("words", words)
                                .query(Boolean.class)
                                .single())
                .toList();
    }

    private <T> T in(Callable<T> work) {
        try {
            return currentTenant.<T, Exception>callAs(tenant, work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
