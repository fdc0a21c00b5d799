package app.sotto.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.dictation.TranscriptionJob.Problem;
import app.sotto.dictation.TranscriptionJob.Reason;
import app.sotto.dictation.TranscriptionJob.State;
import app.sotto.dictation.TranscriptionJobs.Source;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs over HTTP. */
@SpringBootTest(
        classes = ApiServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TranscriptionJobsApiTests {

    private static final String JSON = "application/json";
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired FakeJobs jobs;
    @Autowired FakeKeys keys;

    @BeforeEach
    void afresh() {
        jobs.reset();
    }

    @Test
    void takesAFileOrAnAddress() throws Exception {
        var both = Form.withFile().field("url", "https://example.com/talk.mp3");

        var answer = post(Form.CONTENT_TYPE, both.body(), null);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/param").asString()).isEqualTo("url");
        assertThat(jobs.all).isEmpty();
    }

    @Test
    void takesAnUpload() throws Exception {
        var answer = post(Form.CONTENT_TYPE, Form.withFile().field("language", "en").body(), null);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/v1/transcription_jobs/" + jobs.all.getFirst().id().value());
        assertThat(json(answer).path("object").asString()).isEqualTo("transcription_job");
        assertThat(json(answer).path("status").asString()).isEqualTo("queued");
        assertThat(json(answer).path("text").isNull()).isTrue();
        assertThat(jobs.source).isInstanceOf(Source.Upload.class);
        assertThat(jobs.request.language()).isEqualTo("en");
    }

    @Test
    void takesAnAddressAsJsonAndAsAForm() throws Exception {
        var wanted = new Source.Address(URI.create("https://example.com/talk.mp3"));
        var body = "{\"url\": \"https://example.com/talk.mp3\", \"language\": \"de\"}";
        assertThat(post(JSON, BodyPublishers.ofString(body), null).statusCode()).isEqualTo(202);
        assertThat(jobs.source).isEqualTo(wanted);
        assertThat(jobs.request.language()).isEqualTo("de");

        jobs.reset();
        var form = BodyPublishers.ofString("url=https://example.com/talk.mp3");
        assertThat(post(URL_ENCODED, form, null).statusCode()).isEqualTo(202);
        assertThat(jobs.source).isEqualTo(wanted);
    }

    @Test
    void aKeyMakesARequestSafeToRepeat() throws Exception {
        var first = post(Form.CONTENT_TYPE, Form.withFile().body(), "k");
        var second = post(Form.CONTENT_TYPE, Form.withFile().body(), "k");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(json(second).path("id")).isEqualTo(json(first).path("id"));

        var other = post(Form.CONTENT_TYPE, Form.withFile().body(), "another's");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("error").path("code").asString())
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void aCompletedJobHasItsTextAndItsPrice() throws Exception {
        var done = jobs.add(State.COMPLETED, null);

        var answer = send("GET", "/v1/transcription_jobs/" + done.id().value());

        var job = json(answer);
        assertThat(job.path("progress").asDouble()).isEqualTo(1);
        assertThat(job.path("text").asString()).startsWith("Ask not");
        assertThat(job.path("segments").size()).isEqualTo(2);
        assertThat(job.path("usage").path("seconds").asInt()).isEqualTo(9);
        assertThat(job.path("expires_at").asLong() - job.path("finished_at").asLong())
                .isEqualTo(86_400);
        assertThat(answer.headers().firstValue("x-sotto-cost")).hasValue("900");
    }

    @Test
    void aFailedJobSaysWhy() throws Exception {
        var failed =
                jobs.add(
                        State.FAILED, new Problem(Reason.NOT_FETCHED, "example.com answered 404."));

        var error =
                json(send("GET", "/v1/transcription_jobs/" + failed.id().value())).path("error");

        assertThat(error.path("code").asString()).isEqualTo("url_failed");
        assertThat(error.path("message").asString()).contains("404");
    }

    @Test
    void listsAPageAtATime() throws Exception {
        jobs.add(State.COMPLETED, null);
        jobs.add(State.RUNNING, null);
        jobs.add(State.QUEUED, null);

        var first = json(send("GET", "/v1/transcription_jobs?limit=2"));
        assertThat(first.path("data").size()).isEqualTo(2);
        assertThat(first.path("has_more").asBoolean()).isTrue();
        var last = first.path("data").path(1).path("id").asString();
        var second = json(send("GET", "/v1/transcription_jobs?limit=2&after=" + last));
        assertThat(second.path("data").size()).isEqualTo(1);
        assertThat(second.path("has_more").asBoolean()).isFalse();
        assertThat(send("GET", "/v1/transcription_jobs?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void cancelAnswersWithTheJob() throws Exception {
        var job = jobs.add(State.CANCELLED, null);

        var answer = send("DELETE", "/v1/transcription_jobs/" + job.id().value());

        assertThat(json(answer).path("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void anUnknownJobIsNotFound() throws Exception {
        for (var id : new String[] {"nonsense", "00000000-0000-0000-0000-000000000000"}) {
            for (var method : new String[] {"GET", "DELETE"}) {
                var answer = send(method, "/v1/transcription_jobs/" + id);
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(json(answer).path("error").path("code").asString())
                        .isEqualTo("job_not_found");
            }
        }
    }

    @Test
    void aKeyIsHeardByItsOwnModelsOnly() throws Exception {
        var terms = new KeyTerms(Scope.ALL, Set.of("another/model"), List.of(), null, null);
        keys.with("sk-sotto-narrow", new ApiKeys.Answer.Welcome(ApiServer.CALLER, terms));

        for (var path :
                List.of(
                        "/v1/transcription_jobs",
                        "/v1/audio/transcriptions",
                        "/v1/audio/translations")) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer sk-sotto-narrow")
                            .header("Content-Type", Form.CONTENT_TYPE)
                            .POST(Form.withFile().field("model", "whisper-1").body());
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(json(answer).path("error").path("code").asString())
                    .isEqualTo("model_not_permitted");
        }
        assertThat(jobs.source).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | url",
                "{\"url\": \"not an address\"} | url",
                "{\"url\": \"https://example.com\", \"stream\": true} | stream",
                "{\"url\": \"https://example.com\", \"response_format\": \"srt\"} | response_format",
                "{\"url\": \"https://example.com\", \"language\": \"klingon\"} | language",
            })
    void saysWhichFieldIsWrong(String body, String param) throws Exception {
        var answer = post(JSON, BodyPublishers.ofString(body), null);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").path("param").asString()).isEqualTo(param);
        assertThat(jobs.source).isNull();
    }

    private HttpResponse<String> post(String type, BodyPublisher body, String key)
            throws Exception {
        var request = keyed("/v1/transcription_jobs").header("Content-Type", type).POST(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return http.send(
                keyed(path).method(method, BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder keyed(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + ApiServer.KEY);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
