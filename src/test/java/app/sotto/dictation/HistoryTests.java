package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.files.FileJob;
import app.sotto.dictation.library.DictationSummary;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.LibraryFilter;
import app.sotto.polish.Style;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import tools.jackson.databind.node.JsonNodeFactory;

/** What a person does with the history, by clicking. */
@ApplicationModuleTest(extraIncludes = {"tenancy", "shell"})
@Import(Neighbours.class)
@ViewPackages(packages = "app.sotto.dictation.ui")
class HistoryTests extends SpringBrowserlessTest {

    private static final byte[] SPEECH = "speech".repeat(600).getBytes(StandardCharsets.UTF_8);

    private TenantId tenant;
    private Caller.Member anna;
    private DictationId talk;

    @Autowired CurrentTenant currentTenant;
    @Autowired Dictations dictations;
    @Autowired FileJob job;
    @Autowired Library library;
    @Autowired FakeAllowance allowance;
    @Autowired FakeTranscriber transcriber;
    @Autowired FakeSignedIn signedIn;

    @BeforeEach
    void aTalk() {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        signedIn.who = anna;
        allowance.reset();
        transcriber.reset();
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken("anna", null, "ROLE_MEMBER"));
        talk = file("talk.wav", "en");
    }

    @AfterEach
    void leave() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void renamesInTheList() {
        visit(
                "library",
                () -> {
                    menu("Rename");
                    rename("Harbour");
                });

        assertThat(titles(LibraryFilter.ALL)).containsExactly("Harbour");
    }

    @Test
    void deletesInTheListAndTakesItBack() {
        visit("library", () -> menu("Delete"));
        assertThat(titles(LibraryFilter.ALL)).isEmpty();

        currentTenant.runAs(tenant, () -> click("Undo"));
        assertThat(titles(LibraryFilter.ALL)).containsExactly("talk.wav");
    }

    @Test
    void restoresFromTheTrash() {
        visit(
                "library",
                () -> {
                    menu("Delete");
                    trash();
                    menu("Restore");
                });

        assertThat(titles(LibraryFilter.ALL)).containsExactly("talk.wav");
        assertThat(titles(new LibraryFilter("", null, true))).isEmpty();
    }

    @Test
    void renamesDeletesAndRestoresOnItsOwnPage() {
        visit(
                "library/" + talk.value(),
                () -> {
                    test(find(Button.class).withAriaLabel("Rename").single()).click();
                    rename("Harbour");
                    click("Delete");
                });
        assertThat(titles(new LibraryFilter("", null, true))).containsExactly("Harbour");

        currentTenant.runAs(tenant, () -> click("Restore"));
        assertThat(titles(LibraryFilter.ALL)).containsExactly("Harbour");
    }

    @Test
    void saysInTheReadersWordsWhatToInstall() {
        DictationId chinese = file("zh.wav", "zh");

        UI.getCurrent().setLocale(java.util.Locale.SIMPLIFIED_CHINESE);
        visit("library/" + chinese.value(), () -> {});

        assertThat(find(Paragraph.class).withClassName("sotto-line-state").single().getText())
                .isEqualTo(
                        "这里还没有能听懂中文的引擎。请把 Whisper 模型 ggml-base.bin 放入 SOTTO_HOME/models，"
                                + "无需重启即可使用；或将 SOTTO_NODES 设为兼容 OpenAI 接口的服务器地址。");
    }

    private void visit(String address, Runnable clicks) {
        currentTenant.runAs(
                tenant,
                () -> {
                    UI.getCurrent().navigate(address);
                    clicks.run();
                });
    }

    /** Opens the menu of the first line, as a click of a browser does, and chooses from it. */
    @SuppressWarnings("unchecked")
    private void menu(String item) {
        Grid<DictationSummary> lines = find(Grid.class).single();
        Component line = test(lines).getCellComponent(0, 0);
        var button =
                find(Button.class, line).withClassName("sotto-line-menu").single().getElement();
        var opening =
                new DomEvent(
                        button,
                        "vaadin-context-menu-before-open",
                        JsonNodeFactory.instance.objectNode());
        button.getNode().getFeature(ElementListenerMap.class).fireEvent(opening);
        test(find(ContextMenu.class).all().getLast()).clickItem(item);
    }

    private void rename(String title) {
        test(find(TextField.class).withLabel("Title").single()).setValue(title);
        click("Save");
    }

    private void click(String button) {
        test(find(Button.class).withText(button).single()).click();
    }

    @SuppressWarnings("unchecked")
    private void trash() {
        Select<Object> part = find(Select.class).withAriaLabel("Show").single();
        test(part).selectItem("Trash");
    }

    private List<String> titles(LibraryFilter filter) {
        return currentTenant.callAs(tenant, () -> library.page(anna, filter, 0, 10)).stream()
                .map(DictationSummary::title)
                .toList();
    }

    private DictationId file(String name, String language) {
        return currentTenant.callAs(
                tenant,
                () -> {
                    try {
                        var id =
                                dictations.submit(
                                        anna,
                                        new ByteArrayInputStream(SPEECH),
                                        name,
                                        new FileRequest(language, null, null, 0, Style.STANDARD));
                        job.run(tenant, id);
                        return id;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
