package app.sotto.accounts.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.KeyRing;
import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.people.Directory;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.People;
import app.sotto.shell.kit.PublicAddress;
import app.sotto.tenancy.CurrentTenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@AccountsTest
class DemoAccountsTests {

    private static final String FIXED = "violet harbour lantern";

    @Autowired MockMvc web;
    @Autowired DemoAccounts ofThisContext;
    @Autowired Directory directory;
    @Autowired People people;
    @Autowired Organisations organisations;
    @Autowired KeyRing keyRing;
    @Autowired ApiKeys apiKeys;
    @Autowired PasswordEncoder passwords;
    @Autowired PublicAddress address;
    @Autowired CurrentTenant currentTenant;
    @Autowired TransactionTemplate transaction;
    @TempDir Path home;

    /** All tests share the accounts: they get back the password that they had. */
    @AfterEach
    void asBefore() {
        ofThisContext.ready();
    }

    @Test
    void theFixedPasswordOpensBothAccountsAndIsWrittenNowhere() throws Exception {
        demo(FIXED).ready();
        assertThat(signIn("demo@sotto.local", FIXED)).endsWith("/dictate");
        assertThat(signIn("operator@sotto.local", FIXED)).endsWith("/dictate");
        assertThat(Files.readString(home.resolve("demo.properties")))
                .contains("demo.key")
                .doesNotContain("password")
                .doesNotContain(FIXED);
    }

    @Test
    void aRestartWithTheSamePasswordLeavesSessionsAsTheyAre() {
        demo(FIXED).ready();
        var before = epoch();
        demo(FIXED).ready();
        assertThat(epoch()).isEqualTo(before);
    }

    @Test
    void withoutOneThePasswordIsDrawnOnceForADataFolder() throws Exception {
        demo("").ready();
        var drawn = new DemoFile(home).get("demo.password");
        assertThat(drawn).matches("[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}");
        demo("").ready();
        assertThat(new DemoFile(home).get("demo.password")).isEqualTo(drawn);
        assertThat(signIn("demo@sotto.local", drawn)).endsWith("/dictate");
        assertThat(signIn("demo@sotto.local", FIXED)).isEqualTo("/login?error");
    }

    @Test
    void theSettingIsReadFromTheEnvironment() {
        var sources = new MutablePropertySources();
        sources.addFirst(
                new SystemEnvironmentPropertySource(
                        "environment", Map.of("SOTTO_DEMO_PASSWORD", FIXED)));
        assertThat(new PropertySourcesPropertyResolver(sources).getProperty("sotto.demo.password"))
                .isEqualTo(FIXED);
    }

    private int epoch() {
        return directory.find(new EmailAddress("demo@sotto.local")).orElseThrow().sessionEpoch();
    }

    private DemoAccounts demo(String fixedPassword) {
        return new DemoAccounts(
                directory,
                people,
                organisations,
                keyRing,
                apiKeys,
                passwords,
                address,
                currentTenant,
                transaction,
                home,
                fixedPassword);
    }

    private String signIn(String email, String password) throws Exception {
        return web.perform(
                        post("/login")
                                .param("username", email)
                                .param("password", password)
                                .with(request -> {
                                    request.setRemoteAddr(UUID.randomUUID().toString());
                                    return request;
                                }))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }
}
