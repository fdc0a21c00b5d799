package app.sotto.webhooks.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.dictation.events.TranscriptionJobFailed;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.webhooks.Deliveries;
import app.sotto.webhooks.Draft;
import app.sotto.webhooks.Endpoint;
import app.sotto.webhooks.Endpoints;
import app.sotto.webhooks.EventType;
import app.sotto.webhooks.RefusedDraftException;
import app.sotto.webhooks.RefusedDraftException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose endpoints they are, where they may lead, and how their secrets are kept. */
@WebhooksTest
class EndpointTests {

    private static final String URL = "http://127.0.0.1:9/hooks";

    @Autowired Endpoints endpoints;
    @Autowired Deliveries deliveries;
    @Autowired CurrentTenant currentTenant;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEventPublisher events;
    @Autowired SystemDatabase system;
    @Autowired JdbcClient sql;

    private Caller.Member anna = somebody();
    private Caller.Member bela = somebody();

    @BeforeEach
    void twoWhoKnowNothingOfEachOther() {
        anna = somebody();
        bela = somebody();
    }

    private static Caller.Member somebody() {
        return new Caller.Member(
                new TenantId(UUID.randomUUID()), UUID.randomUUID(), UUID.randomUUID());
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.1.2.3/hooks, PRIVATE_ADDRESS",
        "http://127.0.0.2/hooks, PRIVATE_ADDRESS",
        "http://169.254.169.254/latest, PRIVATE_ADDRESS",
        "https://nowhere.invalid/hooks, UNKNOWN_HOST",
        "https://me:secret@example.com/, NO_ADDRESS",
        "ftp://example.com/, NO_ADDRESS",
        "hooks, NO_ADDRESS",
        "http://, NO_ADDRESS"
    })
    void saysWhatIsWrongWithAnAddress(String url, Reason reason) {
        assertThatThrownBy(() -> as(anna, () -> endpoints.add(anna, draft(url))))
                .isInstanceOfSatisfying(
                        RefusedDraftException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(all(anna)).isEmpty();
    }

    @Test
    void wantsAChoiceOfEvents() {
        assertThatThrownBy(() -> as(anna, () -> endpoints.add(anna, new Draft(URL, "", Set.of()))))
                .hasMessage("NO_TYPES");
    }

    @Test
    void thereAreTwentyAtMost() {
        for (int i = 0; i < Endpoints.MOST; i++) {
            var _ = add(anna);
        }
        assertThatThrownBy(() -> add(anna)).hasMessage("TOO_MANY");
        assertThat(add(bela)).startsWith("whsec_");
    }

    @Test
    void isChangedSwitchedAndDeleted() {
        var _ = add(anna);
        UUID id = all(anna).getFirst().id();
        var wanted =
                new Draft(
                        "http://127.0.0.1:9/other ",
                        " staging ",
                        Set.of(EventType.USAGE_ALERT, EventType.JOB_FAILED));
        run(anna, () -> endpoints.change(anna, id, wanted));
        Endpoint changed = all(anna).getFirst();
        assertThat(changed.url()).isEqualTo("http://127.0.0.1:9/other");
        assertThat(changed.description()).isEqualTo("staging");
        assertThat(changed.types()).isEqualTo(wanted.types());

        run(anna, () -> endpoints.turn(anna, id, false));
        assertThat(all(anna).getFirst().isOn()).isFalse();
        run(anna, () -> endpoints.turn(anna, id, true));
        assertThat(all(anna).getFirst().isOn()).isTrue();

        happens(anna);
        run(anna, () -> endpoints.delete(anna, id));
        assertThat(all(anna)).isEmpty();
        assertThat(as(anna, () -> deliveries.of(id, 0, 10))).isEmpty();
    }

    @Test
    void secretsAreSealedInTheTable() {
        String first = add(anna);
        String second = as(anna, () -> endpoints.rotate(anna, all(anna).getFirst().id()));
        assertThat(second).isNotEqualTo(first);
        String row =
                system.sql()
                        .sql(
                                "select encode(sealed, 'hex') || encode(old_sealed, 'hex') from webhooks.endpoint where tenant_id = :tenant")
                        .param("tenant", anna.tenant().value())
                        .query(String.class)
                        .single();
        for (String secret : List.of(first, second)) {
            byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
            assertThat(key).hasSize(32);
            assertThat(row)
                    .doesNotContain(HexFormat.of().formatHex(key))
                    .doesNotContain(
                            HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void anotherOrganisationSeesAndDoesNothing() {
        var _ = add(anna);
        happens(anna);
        UUID id = all(anna).getFirst().id();
        UUID delivery = as(anna, () -> deliveries.of(id, 0, 10)).getFirst().id();

        assertThat(all(bela)).isEmpty();
        assertThat(as(bela, () -> deliveries.of(id, 0, 10))).isEmpty();
        assertThat(as(bela, () -> deliveries.replay(bela, delivery))).isFalse();
        assertThat(as(bela, () -> deliveries.replayFailed(bela, id, Instant.EPOCH))).isZero();
        assertThatThrownBy(() -> run(bela, () -> endpoints.delete(bela, id)))
                .hasMessage("There is no such endpoint");
        assertThatThrownBy(() -> run(bela, () -> endpoints.change(bela, id, draft(URL))))
                .hasMessage("There is no such endpoint");
        assertThatThrownBy(() -> as(bela, () -> endpoints.rotate(bela, id)))
                .hasMessage("There is no such endpoint");
        assertThatThrownBy(() -> as(bela, () -> deliveries.test(bela, id)))
                .isInstanceOf(RuntimeException.class);
        for (String table : List.of("endpoint", "delivery", "attempt")) {
            assertThat(rows(bela, table)).as(table).isZero();
        }
        assertThat(rows(anna, "delivery")).isEqualTo(1);
    }

    private long rows(Caller.Member who, String table) {
        return as(
                who,
                () ->
                        Objects.requireNonNull(
                                transaction.execute(_ ->
                                        sql.sql("select count(*) from webhooks." + table)
                                                .query(Long.class)
                                                .single())));
    }

    private void happens(Caller.Member who) {
        var event = new TranscriptionJobFailed(who.tenant().value(), UUID.randomUUID());
        run(who, () -> transaction.executeWithoutResult(_ -> events.publishEvent(event)));
    }

    private String add(Caller.Member who) {
        return as(who, () -> endpoints.add(who, draft(URL)));
    }

    private static Draft draft(String url) {
        return new Draft(url, "", Set.of(EventType.JOB_FAILED));
    }

    private List<Endpoint> all(Caller.Member who) {
        return as(who, endpoints::all);
    }

    private void run(Caller.Member who, Runnable work) {
        currentTenant.runAs(who.tenant(), work);
    }

    private <T> T as(Caller.Member who, Supplier<T> work) {
        return currentTenant.callAs(who.tenant(), work::get);
    }
}
