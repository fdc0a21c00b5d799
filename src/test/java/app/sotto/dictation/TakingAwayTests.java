package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import app.sotto.accounts.OrganisationClosed;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.dictation.files.FileJob;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Audio and exports reach their owner, in ranges and formats, and nobody else. */
@ApplicationModuleTest(extraIncludes = "tenancy")
@Import(Neighbours.class)
class TakingAwayTests {

    private TenantId tenant;
    private Caller.Member anna;
    private MockMvc http;

    @Autowired CurrentTenant currentTenant;
    @Autowired Dictations dictations;
    @Autowired FileJob job;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakeSignedIn signedIn;
    @Autowired FakeRecordings recordings;
    @Autowired SystemDatabase system;
    @Autowired ApplicationEventPublisher events;

    @BeforeEach
    void fresh(@Autowired WebApplicationContext context) {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        http = MockMvcBuilders.webAppContextSetup(context).build();
        signedIn.who = anna;
        allowance.reset();
        transcriber.reset();
    }

    @Test
    void aFileStreamsAsItCameInRangesToo() throws Exception {
        DictationId id = file("talk.mp3");

        var whole = ask(tenant, "/library/" + id.value() + "/audio", null);
        assertThat(whole.getStatus()).isEqualTo(200);
        assertThat(whole.getContentType()).isEqualTo("audio/mpeg");
        assertThat(whole.getContentAsByteArray()).hasSize(4000);
        assertThat(whole.getHeader("Accept-Ranges")).isEqualTo("bytes");

        var part = ask(tenant, "/library/" + id.value() + "/audio", "bytes=3990-");
        assertThat(part.getStatus()).isEqualTo(206);
        assertThat(part.getHeader("Content-Range")).isEqualTo("bytes 3990-3999/4000");
        assertThat(part.getContentAsByteArray()).hasSize(10);
    }

    @Test
    void anOrganisationThatIsClosedLeavesNeitherTextNorAudio() throws Exception {
        var _ = file("talk.mp3");
        live();
        TenantId neighbour = tenant;
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        live();
        int kept = recordings.audio.size();
        currentTenant.runAs(tenant, () -> events.publishEvent(new OrganisationClosed(tenant)));

        assertThat(rows(tenant)).isZero();
        assertThat(rows(neighbour)).isEqualTo(2);
        assertThat(recordings.audio).hasSize(kept - 1);
    }

    private int rows(TenantId of) {
        return system.sql()
                .sql(
                        "select (select count(*) from dictation.dictation where tenant_id = :t)"
                                + " + (select count(*) from dictation.preference where tenant_id = :t)")
                .param("t", of.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void liveSpeechStreamsAsWav() throws Exception {
        DictationId id = live();

        var whole = ask(tenant, "/library/" + id.value() + "/audio", null);
        assertThat(whole.getContentType()).isEqualTo("audio/wav");
        byte[] wav = whole.getContentAsByteArray();
        assertThat(wav).hasSize(44 + 32_000);
        assertThat(new String(wav, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("RIFF");
        ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getInt(24)).isEqualTo(16_000);
        assertThat(header.getInt(40)).isEqualTo(32_000);

        var part =
                ask(tenant, "/library/" + id.value() + "/audio", "bytes=40-47")
                        .getContentAsByteArray();
        assertThat(part).isEqualTo(Arrays.copyOfRange(wav, 40, 48));
    }

    @Test
    void everyFormatIsWritten() throws Exception {
        DictationId id = file("🎤 ../a:b.mp3");
        String base = "/library/" + id.value() + "/export/";

        assertThat(text(base + "text.txt")).contains("Hello 100% there").contains("old friend");
        assertThat(text(base + "polished.txt")).contains("HELLO 100% THERE OLD FRIEND");
        assertThat(text(base + "text.srt")).startsWith("1\n00:00:00,000 --> 00:00:01,000\n");
        assertThat(text(base + "text.vtt")).startsWith("WEBVTT");
        assertThat(text(base + "text.json"))
                .contains("\"polished\" : \"HELLO 100% THERE OLD FRIEND\"")
                .contains("\"start\" : 1.0");
        assertThat(ask(tenant, base + "text.txt", null).getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("a%20b.txt")
                .doesNotContain("..");
        assertThat(ask(tenant, base + "text.exe", null).getStatus()).isEqualTo(404);
    }

    @Test
    void strangersFindNothing() throws Exception {
        DictationId id = file("talk.mp3");
        TenantId other = TenantId.random();
        for (Caller.Member stranger :
                Arrays.asList(
                        new Caller.Member(other, UUID.randomUUID(), UUID.randomUUID()),
                        new Caller.Member(other, anna.id(), anna.person()),
                        null)) {
            signedIn.who = stranger;
            for (String what : new String[] {"audio", "export/text.txt", "export/text.json"}) {
                assertThat(ask(other, "/library/" + id.value() + "/" + what, null).getStatus())
                        .isEqualTo(404);
            }
        }
    }

    private String text(String address) throws Exception {
        return ask(tenant, address, null)
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse ask(TenantId as, String address, String range)
            throws Exception {
        return currentTenant.<MockHttpServletResponse, Exception>callAs(
                as,
                () -> {
                    var request = get(address);
                    if (range != null) {
                        request.header("Range", range);
                    }
                    return http.perform(request).andReturn().getResponse();
                });
    }

    private DictationId file(String name) throws Exception {
        byte[] audio = new byte[4000];
        Arrays.fill(audio, (byte) 1);
        DictationId id =
                currentTenant.<DictationId, Exception>callAs(
                        tenant,
                        () ->
                                dictations.submit(
                                        anna,
                                        new ByteArrayInputStream(audio),
                                        name,
                                        new FileRequest("en", null, null, 0, Style.STANDARD)));
        job.run(tenant, id);
        return id;
    }

    private DictationId live() throws Exception {
        return currentTenant.<DictationId, Exception>callAs(
                tenant,
                () -> {
                    LiveDictation live =
                            dictations.begin(
                                    anna,
                                    new LiveRequest(
                                            "en",
                                            null,
                                            null,
                                            null,
                                            16_000,
                                            TurnDetection.SERVER_VAD,
                                            true),
                                    new Told());
                    byte[] pcm = new byte[32_000];
                    Arrays.fill(pcm, (byte) 1);
                    live.append(0, pcm);
                    live.finish();
                    return live.id();
                });
    }
}
