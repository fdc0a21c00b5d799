package app.sotto.gateway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.Someone;
import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.dictation.events.TranscriptionJobFailed;
import app.sotto.gateway.FakeModels;
import app.sotto.inference.Models;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.webhooks.Deliveries;
import app.sotto.webhooks.Delivery;
import app.sotto.webhooks.Draft;
import app.sotto.webhooks.Endpoint;
import app.sotto.webhooks.Endpoints;
import app.sotto.webhooks.EventType;
import com.sun.net.httpserver.HttpServer;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody looks after webhooks, without a browser. */
@ApplicationModuleTest(
        module = "accounts",
        extraIncludes = {"tenancy", "mail", "audit", "shell", "egress", "webhooks"})
@TestPropertySource(properties = "sotto.egress.allow=127.0.0.1")
@ViewPackages(packages = "app.sotto.gateway.ui")
class WebhooksSectionTests extends SpringBrowserlessTest {

    @TestBean Models models;
    @Autowired SigningUp signingUp;
    @Autowired Endpoints endpoints;
    @Autowired Deliveries deliveries;
    @Autowired CurrentTenant currentTenant;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEventPublisher events;

    private MemberPrincipal anna;
    private HttpServer server;
    private String url;

    static Models models() {
        return new FakeModels();
    }

    @BeforeEach
    void annaIsSignedIn() throws IOException {
        anna = signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken(anna, null, anna.role().authority()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(418, 6);
                    exchange.getResponseBody().write("teapot".getBytes());
                    exchange.close();
                });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    @AfterEach
    void leave() {
        server.stop(0);
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void addsAnEndpointAndShowsItsSecretOnce() {
        visit(() -> {
            assertThat(paragraphs())
                    .contains("No endpoints yet. Add one to hear of finished jobs.");
            click("Add endpoint");
            field("Address").setValue(url);
            field("Description").setValue("archive");
            types().setValue(Set.of(EventType.JOB_COMPLETED, EventType.USAGE_ALERT));
            click("Save");
            until(() -> fields("Signing secret") == 1);
            assertThat(field("Signing secret").getValue()).startsWith("whsec_");
            assertThat(texts())
                    .contains(
                            url,
                            "archive",
                            "transcription_job.completed, usage.alert",
                            "on · nothing sent yet");
        });
        assertThat(all()).hasSize(1);
    }

    @Test
    void saysBesideTheFieldWhatIsWrong() {
        visit(() -> {
            click("Add endpoint");
            field("Address").setValue("http://10.0.0.1/hooks");
            click("Save");
            assertThat(types().getErrorMessage()).isEqualTo("Choose at least one.");
            types().setValue(Set.of(EventType.JOB_FAILED));
            click("Save");
            until(() -> field("Address").isInvalid());
            assertThat(field("Address").getErrorMessage())
                    .startsWith("This leads to a private network");
            field("Address").setValue("hooks");
            click("Save");
            until(() -> field("Address").getErrorMessage().startsWith("Enter an address such as"));
        });
        assertThat(all()).isEmpty();
    }

    @Test
    void switchesRotatesAndDeletes() {
        add();
        visit(() -> {
            label("Switch off " + url).click();
            assertThat(texts()).contains("switched off · nothing sent yet");
            label("Switch on " + url).click();
            assertThat(texts()).contains("on · nothing sent yet");
            label("Rotate the secret of " + url).click();
            confirm();
            assertThat(field("Signing secret").getValue()).startsWith("whsec_");
            assertThat(texts())
                    .anyMatch(text -> text.startsWith("the secret before signs too until"));
        });
        visit(() -> {
            label("Delete " + url).click();
            confirm();
        });
        assertThat(all()).isEmpty();
    }

    @Test
    void showsWhatATestAnswered() {
        add();
        visit(() -> {
            label("Send a test to " + url).click();
            until(() -> codes().contains("teapot"));
            assertThat(paragraphs()).anyMatch(text -> text.startsWith("answered 418 after "));
        });
    }

    @Test
    void showsDeliveriesAndSendsThemAgain() {
        add();
        happens();
        as(() -> {
            endpoints.turn(anna.caller(), all().getFirst().id(), false);
            endpoints.turn(anna.caller(), all().getFirst().id(), true);
            return true;
        });
        visit(() -> {
            label("Deliveries to " + url).click();
            assertThat(texts())
                    .contains("transcription_job.failed")
                    .anyMatch(text -> text.endsWith("failed · not sent yet"));
            find(Details.class).single().setOpened(true);
            assertThat(codes())
                    .anyMatch(text -> text.startsWith("{\"type\":\"transcription_job.failed\""));
            find(Button.class).withText("Replay").all().getFirst().click();
            assertThat(told().getFirst().state()).isEqualTo(Delivery.State.WAITING);
        });
        as(() -> {
            endpoints.turn(anna.caller(), all().getFirst().id(), false);
            endpoints.turn(anna.caller(), all().getFirst().id(), true);
            return true;
        });
        visit(() -> {
            label("Deliveries to " + url).click();
            click("Replay all that failed");
        });
        assertThat(told().getFirst().state()).isEqualTo(Delivery.State.WAITING);
    }

    @Test
    void whoDoesNotManageSeesTheListOnly() {
        add();
        var guest =
                new MemberPrincipal(
                        UUID.randomUUID(),
                        anna.tenant(),
                        UUID.randomUUID(),
                        "guest@example.org",
                        "Guest",
                        anna.organisation(),
                        Role.MEMBER,
                        false,
                        true,
                        "en",
                        anna.epoch());
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken(guest, null, guest.role().authority()));
        visit(() -> {
            assertThat(texts()).contains(url);
            assertThat(find(Button.class).withText("Add endpoint").all()).isEmpty();
            assertThat(find(Button.class).withText("Switch off").all()).isEmpty();
            assertThat(find(Button.class).withText("Delete").all()).isEmpty();
            label("Deliveries to " + url).click();
            assertThat(paragraphs()).contains("Nothing was sent in the last 30 days.");
            assertThat(find(Button.class).withText("Replay all that failed").all()).isEmpty();
        });
    }

    @Test
    void anotherOrganisationSeesNothing() {
        add();
        annaOfAnotherOrganisation();
        visit(() -> assertThat(texts()).doesNotContain(url));
    }

    private void annaOfAnotherOrganisation() {
        anna = signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken(anna, null, anna.role().authority()));
    }

    private void add() {
        var draft = new Draft(url, "", Set.of(EventType.JOB_FAILED));
        var _ = as(() -> endpoints.add(anna.caller(), draft));
    }

    private void happens() {
        var event = new TranscriptionJobFailed(anna.caller().tenant().value(), UUID.randomUUID());
        currentTenant.runAs(
                anna.caller().tenant(),
                () -> transaction.executeWithoutResult(_ -> events.publishEvent(event)));
    }

    private List<Endpoint> all() {
        return as(endpoints::all);
    }

    private List<Delivery> told() {
        return as(() -> deliveries.of(all().getFirst().id(), 0, 10));
    }

    private void visit(Runnable work) {
        var _ =
                as(() -> {
                    navigate(DevelopersView.class);
                    work.run();
                    return true;
                });
    }

    private <T> T as(Supplier<T> work) {
        return currentTenant.callAs(anna.caller().tenant(), work::get);
    }

    private static void until(BooleanSupplier done) {
        for (int i = 0; i < 200 && !done.getAsBoolean(); i++) {
            roundTrip();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    private void confirm() {
        test(find(ConfirmDialog.class).all().getLast()).confirm();
    }

    private CheckboxGroup<EventType> types() {
        @SuppressWarnings("unchecked")
        CheckboxGroup<EventType> group = find(CheckboxGroup.class).single();
        return group;
    }

    private TextField field(String label) {
        return labelled(label).findFirst().orElseThrow();
    }

    private long fields(String label) {
        return labelled(label).count();
    }

    private java.util.stream.Stream<TextField> labelled(String label) {
        return find(TextField.class).all().stream()
                .filter(field -> label.equals(field.getElement().getProperty("label")));
    }

    private void click(String text) {
        find(Button.class).withText(text).all().getLast().click();
    }

    private Button label(String label) {
        return find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts() {
        return find(Span.class).all().stream().map(Span::getText).toList();
    }

    private List<String> paragraphs() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private List<String> codes() {
        return find(Pre.class).all().stream()
                .map(Component.class::cast)
                .map(code -> code.getElement().getText())
                .toList();
    }
}
