package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.files.FileJob;
import app.sotto.dictation.library.Hearing;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.Scripts;
import app.sotto.polish.Script;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;

/** Which script a dictation comes out in, whatever its model wrote. */
@ApplicationModuleTest(extraIncludes = "tenancy")
@Import(Neighbours.class)
class ScriptTests {

    private TenantId tenant;
    private Caller.Member anna;
    private Caller.Member bob;

    @Autowired CurrentTenant currentTenant;
    @Autowired Dictations dictations;
    @Autowired Scripts scripts;
    @Autowired FileJob job;
    @Autowired Library library;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakeMembers members;

    @BeforeEach
    void bothScriptsAreHeard() {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        bob = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        members.manager = anna.id();
        allowance.reset();
        transcriber.reset();
        transcriber.says = List.of("我用GitHub寫頭發", "文件,后面没有");
    }

    @Test
    void simplifiedUnlessSomebodyChose() throws IOException {
        assertThat(raw(bob, "auto")).isEqualTo("我用 GitHub 写头发文件，后面没有");
    }

    @Test
    void aMembersChoiceGoesBeforeTheOrganisations() throws IOException {
        currentTenant.runAs(tenant, () -> scripts.chooseForAll(anna, Script.TRADITIONAL));
        assertThat(raw(bob, "auto")).isEqualTo("我用 GitHub 寫頭發文件，後面沒有");

        currentTenant.runAs(tenant, () -> scripts.choose(bob, Script.SIMPLIFIED));
        assertThat(raw(bob, "auto")).isEqualTo("我用 GitHub 写头发文件，后面没有");
        assertThat(usual(anna)).isEqualTo(Script.TRADITIONAL);
        assertThat(usual(new Caller.Member(TenantId.random(), bob.id(), bob.person())))
                .isEqualTo(Script.SIMPLIFIED);
    }

    @Test
    void onlyWhoManagesChoosesForEverybody() {
        assertThatThrownBy(() ->
                        currentTenant.runAs(tenant, () -> scripts.chooseForAll(bob, Script.TAIWAN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsToldWhileItIsHeardIsWrittenTheSame() throws IOException {
        var told = new ArrayList<String>();
        var result =
                currentTenant.<Dictations.Result, IOException>callAs(
                        tenant,
                        () ->
                                dictations.transcribe(
                                        bob,
                                        speech(),
                                        new FileRequest("auto", null, null, 0, null),
                                        segments ->
                                                segments.forEach(each -> told.add(each.text()))));
        assertThat(told).containsExactly("我用 GitHub 写头发", "文件，后面没有");
        assertThat(result.transcript().text()).isEqualTo("我用 GitHub 写头发文件，后面没有");
    }

    @Test
    void aLanguageTagSaysTheScriptAndTheEngineHearsTheLanguage() {
        Hearing hearing = Hearing.of(new FileRequest("zh-TW", null, null, 0, null));
        assertThat(hearing.script()).isEqualTo(Script.TAIWAN);
        assertThat(hearing.options().language()).isEqualTo("zh");
    }

    @Test
    void otherLanguagesStayAsTheyAreHeard() throws IOException {
        assertThat(raw(bob, "ja")).isEqualTo("我用GitHub寫頭發文件,后面没有");
    }

    private Script usual(Caller caller) {
        return currentTenant.callAs(caller.tenant(), () -> scripts.of(caller));
    }

    private String raw(Caller.Member member, String language) throws IOException {
        return currentTenant.<String, IOException>callAs(
                tenant,
                () -> {
                    var request = new FileRequest(language, null, null, 0, null);
                    var id = dictations.submit(member, speech(), "talk.wav", request);
                    job.run(tenant, id);
                    return library.find(member, id).orElseThrow().raw();
                });
    }

    private static ByteArrayInputStream speech() {
        return new ByteArrayInputStream("speech".repeat(600).getBytes(StandardCharsets.UTF_8));
    }
}
