package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.editing.Change;
import app.sotto.dictation.editing.Change.Came;
import app.sotto.dictation.editing.Change.Gone;
import app.sotto.dictation.editing.Change.Splice;
import app.sotto.dictation.editing.Editing;
import app.sotto.dictation.editing.Edition;
import app.sotto.dictation.editing.Passage;
import app.sotto.dictation.editing.Saved;
import app.sotto.dictation.editing.Texts;
import app.sotto.dictation.editing.Version;
import app.sotto.dictation.files.FileJob;
import app.sotto.dictation.library.Library;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * A person edits a dictation: the times stay, what was spoken stays, and nobody writes over
 * another.
 */
@ApplicationModuleTest(extraIncludes = "tenancy")
@Import(Neighbours.class)
class EditingTests {

    private TenantId tenant;
    private Caller.Member anna;
    private DictationId talk;
    private MockMvc http;

    @Autowired CurrentTenant currentTenant;
    @Autowired Dictations dictations;
    @Autowired FileJob job;
    @Autowired Library library;
    @Autowired Texts texts;
    @Autowired Editing editing;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakeWaveforms waveforms;
    @Autowired FakeSignedIn signedIn;
    @Autowired SystemDatabase system;

    @BeforeEach
    void aTalk(@Autowired WebApplicationContext context) throws Exception {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        http = MockMvcBuilders.webAppContextSetup(context).build();
        signedIn.who = anna;
        allowance.reset();
        transcriber.reset();
        byte[] audio = new byte[4000];
        Arrays.fill(audio, (byte) 1);
        talk =
                inTenant(() ->
                        dictations.submit(
                                anna,
                                new ByteArrayInputStream(audio),
                                "talk.mp3",
                                new FileRequest("en", null, null, 0, Style.STANDARD)));
        job.run(tenant, talk);
    }

    @Test
    void theEnginesOwnTimesAreKeptAndOthersAreEstimated() {
        assertThat(passages(Version.SPOKEN))
                .extracting(Passage::timing)
                .containsExactly("5@0+300 4@300+300 5@600+300", "3@0~333 6@333~667");
        assertThat(inTenant(() -> library.segments(anna, talk).getFirst().words()))
                .noneMatch(word -> word.estimated());
    }

    @Test
    void polishedParagraphsHaveTheTimesOfTheWordsTheyKeep() {
        Passage polished = passages(Version.POLISHED).getFirst();
        assertThat(polished.text()).isEqualTo("HELLO 100% THERE OLD FRIEND");
        assertThat(polished.timing())
                .isEqualTo("5@0+300 4@300+300 5@600+300 3@1000~333 6@1333~667");
    }

    @Test
    void anEditedWordTakesTheTimeOfTheOneItReplaces() {
        int number = begin(Version.SPOKEN);
        Passage first = passages(Version.EDITED).getFirst();
        Saved saved = change(number, edit(first, "Hello hundred there"));

        Passage now = ((Saved.Safe) saved).passages().getFirst();
        assertThat(now.timing()).isEqualTo("5@0+300 7@300~300 5@600+300");
        assertThat(now.revision()).isEqualTo(1);
        assertThat(passages(Version.EDITED)).contains(now);
        assertThat(passages(Version.SPOKEN).getFirst().text()).isEqualTo("Hello 100% there");
    }

    @Test
    void passagesAreSplitAndJoinedWithTheirTimes() {
        int number = begin(Version.SPOKEN);
        Passage first = passages(Version.EDITED).getFirst();
        var split =
                new Splice(
                        List.of(gone(first)),
                        List.of(
                                came(first.key(), first.place(), "Hello"),
                                came(77, 0.5, "100% there")));
        var parts = ((Saved.Safe) change(number, split)).passages();
        assertThat(parts.get(0).end()).hasMillis(300);
        assertThat(parts.get(1).start()).hasMillis(300);
        assertThat(parts.get(1).end()).hasMillis(1000);
        assertThat(parts.get(1).timing()).isEqualTo("4@0+300 5@300+300");

        Passage last = passages(Version.EDITED).getLast();
        var joined =
                new Splice(
                        List.of(gone(parts.get(1)), gone(last)),
                        List.of(came(77, 0.5, "100% there old friend")));
        assertThat(change(number, joined)).isInstanceOf(Saved.Safe.class);
        Passage both = passages(Version.EDITED).getLast();
        assertThat(both.start()).hasMillis(300);
        assertThat(both.end()).hasMillis(2000);
        assertThat(passages(Version.EDITED)).hasSize(2);
    }

    @Test
    void whatIsUndoneHasItsTimesAgain() {
        int number = begin(Version.SPOKEN);
        Passage first = passages(Version.EDITED).getFirst();
        var removed = new Splice(List.of(gone(first)), List.of());
        assertThat(change(number, removed)).isInstanceOf(Saved.Safe.class);
        var back =
                new Came(first.key(), first.place(), first.text(), 0.9, 0L, 1000L, first.timing());
        assertThat(change(number, new Splice(List.of(), List.of(back))))
                .isInstanceOf(Saved.Safe.class);
        Passage again = passages(Version.EDITED).getFirst();
        assertThat(again.timing()).isEqualTo(first.timing());
        assertThat(again.confidence()).isEqualTo(0.9);
    }

    @Test
    void aSecondWindowThatHasNotSeenTheFirstOnesChangeWritesNothing() {
        int number = begin(Version.SPOKEN);
        var seen = passages(Version.EDITED);
        var _ = change(number, edit(seen.getFirst(), "Hello here"));

        assertThat(
                        change(
                                number,
                                edit(seen.getFirst(), "Hello where"),
                                edit(seen.getLast(), "new")))
                .isInstanceOf(Saved.Outdated.class);
        assertThat(passages(Version.EDITED))
                .extracting(Passage::text)
                .containsExactly("Hello here", "old friend");
        assertThat(change(number, edit(seen.getLast(), "young friend")))
                .isEqualTo(new Saved.Safe(2, List.of(passages(Version.EDITED).getLast())));
    }

    @Test
    void aKeyThatIsTakenIsNotWrittenOver() {
        int number = begin(Version.SPOKEN);
        Passage first = passages(Version.EDITED).getFirst();
        var taken = new Splice(List.of(gone(first)), List.of(came(1, 0, "Hello")));
        assertThat(change(number, taken)).isInstanceOf(Saved.Outdated.class);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        int number = begin(Version.SPOKEN);
        Passage first = passages(Version.EDITED).getFirst();
        for (Splice bad :
                List.of(
                        edit(first, " "),
                        new Splice(List.of(), List.of(came(9, 9, "from nowhere"))),
                        new Splice(
                                List.of(gone(first)),
                                List.of(new Came(0, 0, "Hello", null, 0L, 9L, "9@0+1"))),
                        new Splice(List.of(gone(first)), List.of(came(0, Double.NaN, "Hello"))))) {
            assertThatThrownBy(() -> change(number, bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(passages(Version.EDITED).getFirst()).isEqualTo(first);
    }

    @Test
    void everyVersionCanBeHadAgain() {
        int one = begin(Version.SPOKEN);
        assertThat(begin(Version.POLISHED)).isEqualTo(one);
        var _ = change(one, edit(passages(Version.EDITED).getFirst(), "Mine"));

        int two = restore(Version.POLISHED);
        assertThat(passages(Version.EDITED).getFirst().text()).startsWith("HELLO");
        assertThat(passages(Version.edited(one)).getFirst().text()).isEqualTo("Mine");
        assertThat(change(one, edit(passages(Version.edited(one)).getFirst(), "Late")))
                .isInstanceOf(Saved.Outdated.class);

        int three = restore(Version.edited(one));
        assertThat(passages(Version.EDITED).getFirst().text()).isEqualTo("Mine");
        assertThat(inTenant(() -> texts.edited(anna, talk)))
                .as("what was not changed is not kept")
                .extracting(Edition::number)
                .containsExactly(three, one)
                .doesNotContain(two);
    }

    @Test
    void theEditedTextIsTakenAwayWithItsTimes() throws Exception {
        int number = begin(Version.SPOKEN);
        var _ = change(number, edit(passages(Version.EDITED).getLast(), "young friend"));
        String base = "/library/" + talk.value() + "/export/";
        assertThat(text(base + "edited.txt")).isEqualTo("Hello 100% there\n\nyoung friend\n");
        assertThat(text(base + "edited.srt"))
                .contains("00:00:01,000 --> 00:00:02,000\nyoung friend");
        assertThat(text(base + "text.srt")).contains("old friend");
        assertThat(text(base + "edited-" + number + ".md?times=true")).contains("**00:01** young");
        assertThat(text(base + "text.json"))
                .contains("\"edited\"")
                .contains("\"estimated\" : false");
        assertThat(ask(base + "edited-9.txt").getStatus()).isEqualTo(404);
    }

    @Test
    void thePageGetsTextAndPictureAndNobodyElseDoes() throws Exception {
        var _ = begin(Version.SPOKEN);
        int before = waveforms.drawn.get();
        String base = "/library/" + talk.value() + "/";
        assertThat(text(base + "versions/edited"))
                .contains("\"total\":2", "\"number\":1", "5@0+300");
        assertThat(text(base + "versions/text?from=1"))
                .contains("old friend")
                .doesNotContain("Hello");
        assertThat(text(base + "waveform")).isEqualTo("{\"step\":0.02,\"peaks\":\"AH//\"}");
        assertThat(text(base + "waveform")).contains("0.02");
        assertThat(waveforms.drawn.get() - before).as("drawn once").isEqualTo(1);

        signedIn.who = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        for (String what : List.of("versions/edited", "versions/text", "waveform")) {
            assertThat(ask(base + what).getStatus()).isEqualTo(404);
        }
        assertThat(inTenant(() -> editing.begin(signedIn.who, talk, Version.SPOKEN))).isEmpty();
        assertThat(inTenant(() -> editing.change(signedIn.who, talk, new Change(1, List.of()))))
                .isInstanceOf(Saved.Outdated.class);
        TenantId other = TenantId.random();
        var namesake = new Caller.Member(other, anna.id(), anna.person());
        assertThat(currentTenant.callAs(other, () -> texts.edited(namesake, talk))).isEmpty();
        assertThat(
                        currentTenant.callAs(
                                other, () -> editing.restore(namesake, talk, Version.SPOKEN)))
                .isEmpty();
    }

    @Test
    void thePictureGoesWithTheAudio() throws Exception {
        String address = "/library/" + talk.value() + "/waveform";
        assertThat(ask(address).getStatus()).isEqualTo(200);
        var _ =
                system.sql()
                        .sql("update dictation.dictation set recording_id = null where id = :id")
                        .param("id", talk.value())
                        .update();
        assertThat(ask(address).getStatus()).isEqualTo(404);
        assertThat(
                        system.sql()
                                .sql(
                                        "select count(*) from dictation.waveform where dictation_id = :id")
                                .param("id", talk.value())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    private static Splice edit(Passage one, String text) {
        return new Splice(List.of(gone(one)), List.of(came(one.key(), one.place(), text)));
    }

    private static Gone gone(Passage one) {
        return new Gone(one.key(), one.revision());
    }

    private static Came came(long key, double place, String text) {
        return new Came(key, place, text, null, null, null, null);
    }

    private int begin(Version from) {
        return inTenant(() -> editing.begin(anna, talk, from)).orElseThrow();
    }

    private int restore(Version from) {
        return inTenant(() -> editing.restore(anna, talk, from)).orElseThrow();
    }

    private Saved change(int number, Splice... splices) {
        return inTenant(() -> editing.change(anna, talk, new Change(number, List.of(splices))));
    }

    private List<Passage> passages(Version version) {
        return inTenant(() -> texts.find(anna, talk, version)).orElseThrow().passages();
    }

    private String text(String address) throws Exception {
        return ask(address).getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse ask(String address) {
        return inTenant(() -> http.perform(get(address)).andReturn().getResponse());
    }

    private <T> T inTenant(Callable<T> work) {
        try {
            return currentTenant.<T, Exception>callAs(tenant, work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
