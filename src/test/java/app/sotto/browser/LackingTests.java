package app.sotto.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.sotto.recordings.RecordingId;
import app.sotto.recordings.Recordings;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody whose dictations were cut short: once by nodes that were away, once by spent minutes.
 * What is lacking is then recognised by the real engine, from the kept audio.
 */
@WholeApplication
class LackingTests {

    private static final double ENGINE_PATIENCE_MS = 180_000;
    private static final int RATE = 16_000;

    private static Chromium chromium;

    @LocalServerPort int port;
    @Autowired SystemDatabase database;
    @Autowired Recordings recordings;
    @Autowired CurrentTenant currentTenant;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    private UUID tenant;
    private UUID member;
    private UUID person;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.hearing(Clip.microphone());
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void seesWhatIsLackingComeWithoutAReload() throws Exception {
        try (var emma =
                new Visitor(
                        chromium,
                        "http://localhost:" + port,
                        new NewContextOptions().setLocale("en-US").setViewportSize(1280, 850))) {
            emma.signUp("Emma Lacking");
            know();
            cutShort("Nodes were away", "UNRECOGNISED", "PARTS_MISSING", 25);
            cutShort("Minutes were spent", "UNHEARD", "ALLOWANCE_RAN_OUT", null);

            var waits = emma.page.getByText("Some parts are still to be recognised").first();
            assertThat(waits).isVisible();
            emma.picture("lacking-dictate");
            emma.open("library");
            assertThat(waits).isVisible();
            assertThat(emma.button("Recognise the rest")).isVisible();
            emma.picture("lacking-library");
            assertThat(waits)
                    .isHidden(
                            new LocatorAssertions.IsHiddenOptions().setTimeout(ENGINE_PATIENCE_MS));
            assertThat(emma.page.getByText("country").first()).isVisible(patiently());

            emma.link("Minutes were spent").click();
            emma.page.waitForURL(Pattern.compile(".*/library/[0-9a-f-]{36}"));
            assertThat(emma.page.locator("sotto-player")).isVisible();
            assertThat(emma.page.getByText("Your minutes ran out").first()).isVisible();
            emma.picture("lacking-dictation");
            emma.button("Recognise the rest").click();
            assertThat(emma.page.locator("sotto-player").getByText("country").first())
                    .isVisible(patiently());
            assertThat(emma.page.getByText("Your minutes ran out").first()).isHidden();
            emma.picture("lacking-filled");
        }
    }

    private void know() {
        database.sql()
                .sql(
                        """
                        select m.tenant_id, m.id, m.person_id
                        from accounts.membership m join accounts.person p on p.id = m.person_id
                        where p.name = 'Emma Lacking' order by m.joined_at desc limit 1
                        """)
                .query((row, _) -> {
                    tenant = row.getObject(1, UUID.class);
                    member = row.getObject(2, UUID.class);
                    person = row.getObject(3, UUID.class);
                    return true;
                })
                .single();
    }

    /** Eleven seconds that nobody recognised, after a second that was. */
    private void cutShort(String title, String kind, String trouble, Integer dueInSeconds)
            throws Exception {
        byte[] clip = speech();
        UUID audio = currentTenant.callAs(new TenantId(tenant), () -> keep(clip)).value();
        UUID id = UUID.randomUUID();
        long end = 1_000 + clip.length / 2 * 1_000L / RATE;
        database.sql()
                .sql(
                        """
                        insert into dictation.dictation
                            (id, tenant_id, owner_kind, owner_id, owner_person, origin, status, keep,
                             title, language, temperature, style, sample_rate, turns, recording_id,
                             duration_ms, speech_ms, charged_seconds, heard_language, model, engine,
                             demo, raw, polished, polish_engine, polish_outcome, trouble, filling,
                             filling_due, attempt, round, created_at, finished_at, heartbeat_at)
                        values
                            (:id, :tenant, 'MEMBER', :member, :person, 'LIVE', 'COMPLETED', true,
                             :title, 'en', 0, 'STANDARD', 16000, 'SERVER_VAD', :audio,
                             :end, 1000, 1, 'en', 'sphinx', 'CMU Sphinx',
                             true, 'good morning', 'Good morning.', 'rules', 'POLISHED', :trouble,
                             case when :due >= 0 then 'WAITING' end,
                             case when :due >= 0 then now() + make_interval(secs => :due) end,
                             1, 1, now(), now(), now())
                        """)
                .param("id", id)
                .param("tenant", tenant)
                .param("member", member)
                .param("person", person)
                .param("title", title)
                .param("audio", audio)
                .param("end", end)
                .param("trouble", trouble)
                .param("due", dueInSeconds == null ? -1 : dueInSeconds)
                .update();
        currentTenant.runAs(new TenantId(tenant), () -> lack(id, kind, end));
    }

    private void lack(UUID id, String kind, long end) {
        transaction.executeWithoutResult(_ -> {
            sql.sql(
                            """
                            insert into dictation.segment
                                (tenant_id, dictation_id, index, start_ms, end_ms, text, polished,
                                 polish_engine, polish_outcome)
                            values (?, ?, 0, 0, 1000, 'good morning', 'Good morning.', 'rules',
                                    'POLISHED')
                            """)
                    .params(tenant, id)
                    .update();
            sql.sql(
                            """
                            insert into dictation.gap (tenant_id, dictation_id, from_ms, to_ms, kind)
                            values (?, ?, 1000, ?, ?)
                            """)
                    .params(tenant, id, end, kind)
                    .update();
        });
    }

    private RecordingId keep(byte[] clip) throws IOException {
        RecordingId audio = recordings.begin();
        ByteBuffer whole = ByteBuffer.allocate(2 * RATE + clip.length).position(2 * RATE);
        var _ = recordings.append(audio, 0, whole.put(clip).flip());
        return audio;
    }

    private static byte[] speech() throws IOException, UnsupportedAudioFileException {
        try (var file = new BufferedInputStream(Files.newInputStream(Clip.file()));
                var audio = AudioSystem.getAudioInputStream(file)) {
            return audio.readAllBytes();
        }
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(ENGINE_PATIENCE_MS);
    }
}
