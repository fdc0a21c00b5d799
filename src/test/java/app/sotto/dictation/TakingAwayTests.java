package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import app.sotto.accounts.OrganisationClosed;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.LiveDictation;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.dictation.commands.Snippet;
import app.sotto.dictation.commands.Snippets;
import app.sotto.dictation.files.FileJob;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
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
    @Autowired Snippets snippets;
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
        currentTenant.runAs(
                tenant, () -> snippets.keep(anna, Snippet.of(false, "text", List.of("my phrase"))));
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
                                + " + (select count(*) from dictation.snippet where tenant_id = :t)"
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
    void documentsOpenInWhatPeopleRead() throws Exception {
        String base = "/library/" + file("周报.mp3").value() + "/export/";

        assertThat(text(base + "text.md")).startsWith("# 周报\n").contains("Hello 100% there");
        try (var word = new XWPFDocument(stream(base + "polished.docx"))) {
            assertThat(word.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .contains("周报", "HELLO 100% THERE OLD FRIEND");
        }
        try (var pdf = new PdfReader(stream(base + "text.pdf"))) {
            assertThat(new PdfTextExtractor(pdf).getTextFromPage(1))
                    .contains("周报")
                    .contains("Hello 100% there");
        }
    }

    @Test
    void linesAndListsThatWereDictatedAreInEveryFormat() throws Exception {
        transcriber.says =
                List.of(
                        "Dear team. New line. Look. Bullet point. One. Bullet point. Two.",
                        "New paragraph. Bye.");
        String base = "/library/" + file("talk.mp3", true).value() + "/export/";

        assertThat(text(base + "polished.txt"))
                .isEqualTo("DEAR TEAM.\nLOOK.\n• ONE.\n• TWO.\n\nBYE.\n");
        assertThat(text(base + "polished.md"))
                .endsWith("\nDEAR TEAM.\\\nLOOK.\n\n- ONE.\n- TWO.\n\nBYE.\n");
        try (var word = new XWPFDocument(stream(base + "polished.docx"))) {
            assertThat(word.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .contains("DEAR TEAM.\nLOOK.\n• ONE.\n• TWO.", "BYE.");
        }
        assertThat(text(base + "text.json")).contains("\"text\" : \"Dear team. New line. Look.");
    }

    @Test
    void timesStandBeforeWhatWasSaidThen() throws Exception {
        String base = "/library/" + file("talk.mp3").value() + "/export/";

        assertThat(text(base + "text.txt?times=true"))
                .isEqualTo("[00:00] Hello 100% there\n[00:01] old friend\n");
        assertThat(text(base + "text.md?times=true")).contains("**00:01** old friend");
    }

    @Test
    void theWholeHistoryIsOneArchive() throws Exception {
        var _ = file("talk.mp3");
        var _ = live();

        var names = entries("/library/export/history.zip?audio=true");

        assertThat(names).hasSize(4 + 3); // what was said live is not polished here
        assertThat(names).anyMatch(name -> name.matches("\\d{4} \\S+ talk/text\\.txt"));
        assertThat(names).anyMatch(name -> name.endsWith(" talk/audio.mp3"));
        assertThat(names).anyMatch(name -> name.endsWith("/audio.wav"));
        assertThat(entries("/library/export/history.zip"))
                .noneMatch(name -> name.contains("audio"));
        signedIn.who = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        assertThat(entries("/library/export/history.zip")).isEmpty();
    }

    private List<String> entries(String address) throws Exception {
        var names = new ArrayList<String>();
        try (var archive = new ZipInputStream(stream(address))) {
            ZipEntry entry = archive.getNextEntry();
            while (entry != null) {
                names.add(entry.getName());
                entry = archive.getNextEntry();
            }
        }
        return names;
    }

    private InputStream stream(String address) throws Exception {
        return new ByteArrayInputStream(ask(tenant, address, null).getContentAsByteArray());
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
        return file(name, false);
    }

    private DictationId file(String name, boolean commands) throws Exception {
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
                                        new FileRequest("en", null, null, 0, Style.STANDARD)
                                                .obeying(commands)));
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
