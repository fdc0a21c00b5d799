package app.sotto.accounts.signin;

import static app.sotto.accounts.Someone.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.Someone;
import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.people.Directory;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.signin.OidcWireDouble.Fault;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** The code flow over HTTP, as a browser walks it, with a provider on this machine. */
@ApplicationModuleTest(
        extraIncludes = {"tenancy", "mail", "audit", "shell"},
        webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "vaadin.productionMode=true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OidcSignInTests {

    private static final OidcWireDouble PROVIDER = provider();

    @Autowired SigningUp signingUp;
    @Autowired PasswordSignIn signIn;
    @Autowired Directory directory;
    @Autowired Organisations organisations;
    @LocalServerPort int port;

    private HttpClient browser;

    @TestConfiguration
    static class Asking {

        @Bean
        WhoAmI whoAmI(Sessions sessions) {
            return new WhoAmI(sessions);
        }
    }

    @RestController
    record WhoAmI(Sessions sessions) {

        @GetMapping("/who")
        String who() {
            return sessions.principal().map(MemberPrincipal::email).orElse("nobody");
        }
    }

    @DynamicPropertySource
    static void identityProvider(DynamicPropertyRegistry registry) {
        registry.add("sotto.oidc.issuer", PROVIDER::issuer);
        registry.add("sotto.oidc.client-id", () -> OidcWireDouble.CLIENT);
        registry.add("sotto.oidc.client-secret", () -> OidcWireDouble.SECRET);
    }

    @BeforeEach
    void aFreshBrowser() {
        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        PROVIDER.fault = Fault.NONE;
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    /** Comes first: once the provider has told its addresses, they are known. */
    @Test
    @Order(1)
    void aProviderThatIsDownIsAskedAgainNextTime() throws Exception {
        PROVIDER.fault = Fault.DISCOVERY_FAILS;
        assertThat(ask(OidcSettings.START)).isEqualTo(at("login?error=oidc"));
        PROVIDER.fault = Fault.NONE;
        assertThat(ask(OidcSettings.START)).startsWith(PROVIDER.issuer());
    }

    @Test
    void theRedirectCarriesStateNonceAndWhereToComeBack() throws Exception {
        var location = ask(OidcSettings.START);
        assertThat(location).startsWith(PROVIDER.issuer() + "/authorize?");
        var query = UriComponentsBuilder.fromUriString(location).build().getQueryParams();
        assertThat(query.getFirst("response_type")).isEqualTo("code");
        assertThat(query.getFirst("client_id")).isEqualTo(OidcWireDouble.CLIENT);
        assertThat(query.getFirst("state")).hasSizeGreaterThan(20);
        assertThat(query.getFirst("nonce")).hasSizeGreaterThan(20);
        assertThat(query.getFirst("redirect_uri")).isEqualTo(at("login/oauth2/code/sotto"));
    }

    @Test
    void behindAProxyTheWayBackIsThePublicAddress() {
        var settings =
                new OidcSettings(
                        PROVIDER.issuer(), OidcWireDouble.CLIENT, OidcWireDouble.SECRET, "SSO");
        var known =
                new OidcConfiguration().identityProvider(settings, "https://sotto.example.org/");
        assertThat(known.findByRegistrationId("sotto").getRedirectUri())
                .isEqualTo("https://sotto.example.org/login/oauth2/code/sotto");
    }

    @Test
    void aVerifiedAddressSignsInWhoseAccountItIs() throws Exception {
        var anna = signingUp.signUp(Someone.form(Someone.address()), here());
        assertThat(walk(vouched(anna.email(), true))).isEqualTo(at("dictate"));
        assertThat(who()).isEqualTo(anna.email());
        assertThat(organisations.placesOf(anna.person())).hasSize(1);
    }

    @Test
    void aPasswordFromBeforeTheAddressWasProvenIsVoid() throws Exception {
        var anna = signingUp.signUp(Someone.form(Someone.address()), here());
        var _ = walk(vouched(anna.email(), true));
        assertThat(signIn.check(anna.email(), PASSWORD)).isEmpty();
        var now = directory.find(new EmailAddress(anna.email())).orElseThrow();
        assertThat(now.verified()).isTrue();
        assertThat(now.sessionEpoch()).isGreaterThan(anna.epoch());
    }

    @Test
    void somebodyNewGetsAnAccountAndAnOrganisation() throws Exception {
        var email = Someone.address();
        var stated =
                Map.<String, Object>of(
                        "email",
                        email.value().toUpperCase(Locale.ROOT),
                        "email_verified",
                        true,
                        "name",
                        "安娜",
                        "locale",
                        "zh-CN");
        assertThat(walk(stated)).isEqualTo(at("dictate"));
        assertThat(who()).isEqualTo(email.value());
        var person = directory.find(email).orElseThrow();
        assertThat(person.verified()).isTrue();
        assertThat(person.name()).isEqualTo("安娜");
        assertThat(person.locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(organisations.placesOf(person.id()))
                .singleElement()
                .satisfies(place -> assertThat(place.organisation()).isEqualTo("安娜"));
    }

    @Test
    void anUnverifiedAddressOpensNothing() throws Exception {
        var anna = signingUp.signUp(Someone.form(Someone.address()), here());
        assertThat(walk(vouched(anna.email(), false))).isEqualTo(at("login?error=unverified"));
        assertThat(who()).isEqualTo("signed out");
        assertThat(signIn.check(anna.email(), PASSWORD)).isPresent();
        var stranger = Someone.address();
        assertThat(walk(Map.of("email", stranger.value()))).isEqualTo(at("login?error=unverified"));
        assertThat(directory.find(stranger)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "DISCOVERY_FAILS"})
    void aProviderThatAnswersWronglySignsNobodyIn(Fault fault) throws Exception {
        PROVIDER.fault = fault;
        var email = Someone.address();
        assertThat(walk(vouched(email.value(), true))).isEqualTo(at("login?error=oidc"));
        assertThat(who()).isEqualTo("signed out");
        assertThat(directory.find(email)).isEmpty();
    }

    @Test
    void anAnswerThatNobodyAskedForSignsNobodyIn() throws Exception {
        assertThat(ask("login/oauth2/code/sotto?code=x&state=made-up"))
                .isEqualTo(at("login?error=oidc"));
        assertThat(who()).isEqualTo("signed out");
    }

    private String walk(Map<String, Object> claims) throws Exception {
        PROVIDER.claims = claims;
        return ask(ask(ask(OidcSettings.START)));
    }

    private static Map<String, Object> vouched(String email, boolean verified) {
        return Map.of("email", email, "email_verified", verified);
    }

    private String who() throws Exception {
        var answer = get("who");
        return answer.statusCode() == 302 ? "signed out" : answer.body();
    }

    /** Where the answer leads. */
    private String ask(String address) throws Exception {
        var answer = get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(302);
        return URI.create(at(""))
                .resolve(answer.headers().firstValue("Location").orElseThrow())
                .toString();
    }

    private HttpResponse<String> get(String address) throws Exception {
        var uri = URI.create(at("")).resolve(address);
        return browser.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + "/" + path;
    }

    private static String here() {
        return UUID.randomUUID().toString();
    }

    private static OidcWireDouble provider() {
        try {
            return new OidcWireDouble();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
