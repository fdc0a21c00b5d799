package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.dictionary.Dictionary;
import app.sotto.dictation.dictionary.Term;
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
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** Whose words are whose, and what they do to what is heard. */
@ApplicationModuleTest(extraIncludes = {"tenancy", "shell"})
@Import(Neighbours.class)
@ViewPackages(packages = "app.sotto.dictation.ui")
class DictionaryTests extends SpringBrowserlessTest {

    private TenantId tenant;
    private Caller.Member anna;
    private Caller.Member bob;

    @Autowired CurrentTenant currentTenant;
    @Autowired Dictionary dictionary;
    @Autowired Dictations dictations;
    @Autowired FileJob job;
    @Autowired Library library;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
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
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken("anna", null, "ROLE_MEMBER"));
    }

    @AfterEach
    void leave() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void keepsPersonalWordsToOneselfAndSharesTheOthers() {
        keep(anna, Term.of(false, "Own", List.of()));
        keep(anna, Term.of(true, "Shared", List.of("shard")));

        assertThat(written(tenant, anna)).containsExactly("Own", "Shared");
        assertThat(written(tenant, bob)).containsExactly("Shared");
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        keep(anna, Term.of(true, "Shared", List.of()));
        var sameIds = new Caller.Member(TenantId.random(), anna.id(), anna.person());

        assertThat(written(sameIds.tenant(), sameIds)).isEmpty();
        currentTenant.runAs(
                sameIds.tenant(),
                () -> dictionary.keep(sameIds, Term.of(true, "Shared", List.of())));
        assertThat(written(tenant, anna)).containsExactly("Shared");
    }

    @Test
    void onlyWhoManagesChangesTheSharedOnes() {
        var shared = Term.of(true, "Shared", List.of());
        keep(anna, shared);

        assertThatThrownBy(() -> keep(bob, Term.of(true, "Mine", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> currentTenant.runAs(tenant, () -> dictionary.remove(bob, shared)))
                .isInstanceOf(IllegalArgumentException.class);
        currentTenant.runAs(
                tenant,
                () -> dictionary.remove(bob, new Term(shared.id(), false, "Shared", List.of())));
        assertThat(written(tenant, bob)).containsExactly("Shared");
    }

    @Test
    void replacesAWordOfTheSameSpelling() {
        keep(anna, Term.of(false, "Sotto", List.of()));
        keep(anna, Term.of(false, "Sotto", List.of("so to")));

        assertThat(written(tenant, anna)).containsExactly("Sotto");
    }

    @Test
    void putsRightWhatIsHeardInAFile() throws IOException {
        keep(anna, Term.of(false, "OldFriend", List.of("old friend")));

        assertThat(raw(anna)).contains("OldFriend");
        assertThat(raw(bob)).contains("old friend");
    }

    @Test
    void leavesWorkByKeyAsItIs() {
        keep(anna, Term.of(true, "OldFriend", List.of("old friend")));
        var key = new Caller.Key(tenant, UUID.randomUUID());

        String corrected =
                currentTenant.callAs(
                        tenant, () -> dictionary.vocabulary(key).corrected("old friend"));
        assertThat(corrected).isEqualTo("old friend");
    }

    @Test
    void addsTriesDeletesAndTakesBackOnItsPage() {
        currentTenant.runAs(
                tenant,
                () -> {
                    UI.getCurrent().navigate("dictionary");
                    click("Add a word");
                    test(find(TextField.class).withLabel("Written as").single()).setValue("Sotto");
                    test(find(TextArea.class).withLabel("Heard as").single())
                            .setValue("so to\nsoto");
                    click("Save");
                    test(find(TextField.class).withLabel("Try it: type what was heard").single())
                            .setValue("ask so to");
                });
        assertThat(find(Paragraph.class).all().stream().map(Paragraph::getText))
                .contains("Becomes: ask Sotto", "One word");

        currentTenant.runAs(
                tenant,
                () -> test(find(Button.class).withAriaLabel("Delete Sotto").single()).click());
        assertThat(written(tenant, anna)).isEmpty();

        currentTenant.runAs(tenant, () -> click("Undo"));
        assertThat(written(tenant, anna)).containsExactly("Sotto");
    }

    private void click(String button) {
        test(find(Button.class).withText(button).single()).click();
    }

    private void keep(Caller caller, Term term) {
        currentTenant.runAs(tenant, () -> dictionary.keep(caller, term));
    }

    private List<String> written(TenantId where, Caller caller) {
        return currentTenant.callAs(where, () -> dictionary.of(caller)).stream()
                .map(Term::written)
                .toList();
    }

    private String raw(Caller.Member member) throws IOException {
        var audio = new ByteArrayInputStream("speech".repeat(600).getBytes(StandardCharsets.UTF_8));
        var request = new FileRequest("en", null, null, 0, Style.STANDARD);
        return currentTenant.<String, IOException>callAs(
                tenant,
                () -> {
                    var id = dictations.submit(member, audio, "talk.wav", request);
                    job.run(tenant, id);
                    return library.find(member, id).orElseThrow().raw();
                });
    }
}
