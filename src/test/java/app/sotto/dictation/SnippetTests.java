package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.commands.Snippet;
import app.sotto.dictation.commands.Snippets;
import app.sotto.dictation.files.FileJob;
import app.sotto.dictation.library.Library;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** Whose snippets are whose, and what stands where a phrase was said. */
@ApplicationModuleTest(extraIncludes = {"tenancy", "shell"})
@Import(Neighbours.class)
@ViewPackages(packages = "app.sotto.dictation.ui")
class SnippetTests extends SpringBrowserlessTest {

    private TenantId tenant;
    private Caller.Member anna;
    private Caller.Member bob;

    @Autowired CurrentTenant currentTenant;
    @Autowired Snippets snippets;
    @Autowired Dictations dictations;
    @Autowired FileJob job;
    @Autowired Library library;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakePolisher polisher;
    @Autowired FakeSignedIn signedIn;
    @Autowired FakeMembers members;

    @BeforeEach
    void annaManages() {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        bob = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        members.manager = anna.id();
        signedIn.who = anna;
        allowance.reset();
        transcriber.reset();
        polisher.meanwhile = (_, _) -> {};
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken("anna", null, "ROLE_MEMBER"));
    }

    @AfterEach
    void leave() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void standsWhereItsPhraseWasSaidAndNoModelSeesIt() throws IOException {
        keep(anna, Snippet.of(false, "1 Quay Street\nHarbour", List.of("insert my address")));
        var asked = new CopyOnWriteArrayList<String>();
        polisher.meanwhile = (text, _) -> asked.add(text);
        transcriber.says = List.of("We live here. Insert my address.", "Come and see.");

        assertThat(polished(anna)).isEqualTo("WE LIVE HERE. 1 Quay Street\nHarbour COME AND SEE.");
        assertThat(asked).containsExactlyInAnyOrder("We live here.", "Come and see.");
        transcriber.says = List.of("Please insert my address there.", "Now.");
        assertThat(polished(anna)).isEqualTo("PLEASE INSERT MY ADDRESS THERE. NOW.");
        transcriber.says = List.of("We live here. Insert my address.", "Now.");
        assertThat(polished(bob)).contains("INSERT MY ADDRESS.");
    }

    @Test
    void fillsVariablesWhenItIsSaid() {
        currentTenant.runAs(tenant, () -> snippets.rememberZone(anna, "Asia/Shanghai"));
        var there = ZonedDateTime.now(ZoneId.of("Asia/Shanghai"));

        assertThat(preview("{name}, {organisation}")).isEqualTo("Anna Lind, Harbour");
        assertThat(preview("{ 姓名 } {组织}")).isEqualTo("Anna Lind Harbour");
        assertThat(preview("{date}")).endsWith(", " + there.getYear());
        assertThat(preview("{日期}")).startsWith(there.getYear() + "年").endsWith("日");
        assertThat(preview("{time}")).matches("\\d{1,2}:\\d{2} [AP]M");
        assertThat(preview("{时间}")).matches("\\d{2}:\\d{2}");
        currentTenant.runAs(tenant, () -> snippets.rememberZone(anna, "Nowhere/Land"));
        assertThat(preview("{时间}")).matches("\\d{2}:\\d{2}");
    }

    @ParameterizedTest
    @CsvSource({
        "'', text, snippets.flaw.phrase",
        "my address, '', snippets.flaw.text",
        "hm, text, snippets.flaw.short",
        "New-Line!, text, snippets.flaw.command",
        "划掉, text, snippets.flaw.command",
        "my address, {clipboard}, snippets.flaw.variable",
        "my address, '{date} {firma}', snippets.flaw.variable",
    })
    void refusesWhatCannotBe(String phrase, String text, String flaw) {
        assertThatThrownBy(() -> keep(anna, Snippet.of(false, text, List.of(phrase))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(flaw);
    }

    @Test
    void oneMeaningForAPhrase() {
        keep(anna, Snippet.of(false, "one", List.of("my address", "where I live")));
        keep(anna, Snippet.of(false, "two", List.of("My address", "where i live")));

        assertThat(texts(anna)).containsExactly("two");
        assertThatThrownBy(() -> keep(anna, Snippet.of(false, "three", List.of("my address"))))
                .hasMessage("snippets.flaw.taken");
        keep(anna, Snippet.of(true, "everybody's", List.of("my address")));
        assertThat(texts(anna)).containsExactly("two", "everybody's");
    }

    @Test
    void onlyWhoManagesChangesTheSharedOnes() {
        keep(anna, Snippet.of(true, "shared", List.of("our address")));
        var shared = currentTenant.callAs(tenant, () -> snippets.of(bob)).getFirst();

        assertThatThrownBy(() -> keep(bob, Snippet.of(true, "mine", List.of("my address"))))
                .hasMessage("snippets.flaw.shared");
        assertThatThrownBy(() -> currentTenant.runAs(tenant, () -> snippets.remove(bob, shared)))
                .hasMessage("snippets.flaw.shared");
        currentTenant.runAs(
                tenant,
                () ->
                        snippets.remove(
                                bob, new Snippet(shared.id(), false, "shared", shared.phrases())));
        assertThat(texts(bob)).containsExactly("shared");
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        keep(anna, Snippet.of(true, "shared", List.of("our address")));
        var elsewhere = new Caller.Member(TenantId.random(), anna.id(), anna.person());

        assertThat(currentTenant.callAs(elsewhere.tenant(), () -> snippets.of(elsewhere)))
                .isEmpty();
    }

    @Test
    void holdsSoMany() {
        var many = new ArrayList<Snippet>();
        for (int i = 0; i < Snippets.MOST; i++) {
            many.add(Snippet.of(false, "text", List.of("phrase number " + i)));
        }
        currentTenant.runAs(tenant, () -> many.forEach(each -> snippets.keep(anna, each)));

        assertThatThrownBy(() -> keep(anna, Snippet.of(false, "text", List.of("one more"))))
                .hasMessage("snippets.flaw.full");
        keep(anna, new Snippet(many.getFirst().id(), false, "other", List.of("phrase number 0")));
    }

    @Test
    void addsShowsDeletesAndTakesBackOnItsPage() {
        currentTenant.runAs(
                tenant,
                () -> {
                    UI.getCurrent().navigate("dictionary/snippets");
                    click("Add a snippet");
                    test(find(TextArea.class).withLabel("When I say").single())
                            .setValue("insert signature");
                    test(find(TextArea.class).withLabel("Write").single())
                            .setValue("{name}\n{firma}");
                    click("Save");
                    assertThat(find(TextArea.class).withLabel("Write").single().isInvalid())
                            .isTrue();
                    test(find(TextArea.class).withLabel("Write").single())
                            .setValue("{name}\n{organisation}");
                    assertThat(find(Span.class).all().stream().map(Span::getText))
                            .contains("Anna Lind\nHarbour");
                    click("Save");
                });
        assertThat(find(Paragraph.class).all().stream().map(Paragraph::getText))
                .contains("One snippet");
        assertThat(texts(anna)).containsExactly("{name}\n{organisation}");

        currentTenant.runAs(
                tenant,
                () ->
                        test(find(Button.class).withAriaLabel("Delete insert signature").single())
                                .click());
        assertThat(texts(anna)).isEmpty();
        currentTenant.runAs(tenant, () -> click("Undo"));
        assertThat(texts(anna)).hasSize(1);
    }

    private void click(String button) {
        test(find(Button.class).withText(button).single()).click();
    }

    private void keep(Caller caller, Snippet snippet) {
        currentTenant.runAs(tenant, () -> snippets.keep(caller, snippet));
    }

    private List<String> texts(Caller caller) {
        return currentTenant.callAs(tenant, () -> snippets.of(caller)).stream()
                .map(Snippet::text)
                .toList();
    }

    private String preview(String text) {
        return currentTenant.callAs(tenant, () -> snippets.preview(anna, text));
    }

    private String polished(Caller.Member member) throws IOException {
        byte[] audio = new byte[4000];
        Arrays.fill(audio, (byte) 1);
        var request = new FileRequest("en", null, null, 0, Style.STANDARD).obeying(true);
        return currentTenant.<String, IOException>callAs(
                tenant,
                () -> {
                    var id =
                            dictations.submit(
                                    member, new ByteArrayInputStream(audio), "talk.wav", request);
                    job.run(tenant, id);
                    return library.find(member, id).orElseThrow().polished();
                });
    }
}
