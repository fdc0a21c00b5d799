package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.library.DictationSummary;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.LibraryFilter;
import app.sotto.dictation.library.Origin;
import app.sotto.dictation.library.Shelf;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;

/** Finding a dictation again by its words. */
@ApplicationModuleTest(extraIncludes = "tenancy")
@Import(Neighbours.class)
class FindingTests {

    private TenantId tenant;
    private Caller.Member anna;

    @Autowired CurrentTenant currentTenant;
    @Autowired SystemDatabase database;
    @Autowired Library library;
    @Autowired Shelf shelf;

    @BeforeEach
    void anOrganisation() {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
    }

    @ParameterizedTest
    @CsvSource({
        "harbour, true",
        "HARB, true",
        "lights harbour, true",
        "arbour, false",
        "harbour whale, false",
        "12, true",
        "meeting, true",
        "会议, true",
        "下午三点, true",
        "议, true",
        "点, true",
        "三点下午, false",
        "'会议 harbour', true",
        "'don''t', true",
        "'%', false",
        "'a & b | !', false",
        "!!!, false",
    })
    void findsWordsAndCharacters(String wanted, boolean found) {
        DictationId one =
                row(
                        "Monday's meeting",
                        "The harbour lights: 12 of them, don't count. 今天下午三点会议",
                        null);

        assertThat(find(wanted)).containsExactlyElementsOf(found ? List.of(one) : List.of());
    }

    @Test
    void whatIsSaidLaterIsFoundToo() {
        DictationId one = row(null, null, null);
        assertThat(find("whale")).isEmpty();

        set(one, "polished", "A whale.");
        assertThat(find("whale")).containsExactly(one);

        currentTenant.runAs(tenant, () -> shelf.rename(anna, one, "Melville"));
        assertThat(find("melville whale")).containsExactly(one);
        assertThat(find("harbour")).isEmpty();
    }

    @Test
    void nobodyElseFindsIt() {
        var _ = row("Secret", null, null);
        var before = tenant;
        anOrganisation();
        assertThat(find("secret")).isEmpty();

        tenant = before;
        assertThat(find("secret")).as("another member").isEmpty();
    }

    @Test
    void looksAmongWhatIsShownOnly() {
        DictationId live = row("One", "whale", null);
        DictationId file = row("Two", "whale", null);
        set(file, "origin", "FILE");
        currentTenant.runAs(tenant, () -> shelf.trash(anna, live));

        assertThat(find("whale")).containsExactly(file);
        assertThat(find(new LibraryFilter("whale", Origin.LIVE, false))).isEmpty();
        assertThat(find(new LibraryFilter("whale", null, true))).containsExactly(live);
    }

    @Test
    void aTextOfManyHoursIsKept() {
        String hours = "word%d ".repeat(30_000).formatted((Object[]) numbers(30_000));
        DictationId one = row("Long", hours + "会".repeat(200_000), null);

        assertThat(find("word29999")).containsExactly(one);
    }

    private static Integer[] numbers(int count) {
        return java.util.stream.IntStream.range(0, count).boxed().toArray(Integer[]::new);
    }

    private DictationId row(
            @Nullable String title, @Nullable String raw, @Nullable String polished) {
        UUID id = UUID.randomUUID();
        database.sql()
                .sql(
                        """
                        insert into dictation.dictation (id, tenant_id, owner_kind, owner_id, origin, status,
                            keep, language, temperature, title, raw, polished, created_at, heartbeat_at)
                        values (:id, :tenant, 'MEMBER', :owner, 'LIVE', 'COMPLETED', true, 'en', 0,
                            :title, :raw, :polished, now(), now())
                        """)
                .param("id", id)
                .param("tenant", tenant.value())
                .param("owner", anna.id())
                .param("title", title, java.sql.Types.VARCHAR)
                .param("raw", raw, java.sql.Types.VARCHAR)
                .param("polished", polished, java.sql.Types.VARCHAR)
                .update();
        return new DictationId(id);
    }

    private void set(DictationId id, String column, String value) {
        database.sql()
                .sql("update dictation.dictation set %s = :value where id = :id".formatted(column))
                .param("value", value)
                .param("id", id.value())
                .update();
    }

    private List<DictationId> find(String wanted) {
        return find(new LibraryFilter(wanted, null, false));
    }

    private List<DictationId> find(LibraryFilter filter) {
        return currentTenant.callAs(
                tenant,
                () -> {
                    var found =
                            library.page(anna, filter, 0, 10).stream()
                                    .map(DictationSummary::id)
                                    .toList();
                    assertThat(library.count(anna, filter)).isEqualTo(found.size());
                    return found;
                });
    }
}
