package app.sotto.inference.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.translations.TranslationCreateParams;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated node: what it says, and each thing that can go wrong with it on request. */
@SuppressWarnings("deprecation") // translations
class SimulatedNodeTests {

    private static final String WHISPER = "whisper-large-v3";
    private static final String QWEN = "qwen2.5-14b";
    private static final double FAST = 50;

    private final SimulatedNode node =
            SimulatedNode.start(NodeOptions.serving(WHISPER, QWEN, "bge-m3").withSpeed(FAST));
    private final NodeCaller caller = new NodeCaller(node.baseUrl(), "none");

    @AfterEach
    void close() {
        caller.close();
        node.close();
    }

    @Test
    void saysInEveryAnswerThatItSimulates() throws Exception {
        assertThat(caller.openAi.models().list().data())
                .allMatch(model -> model.ownedBy().equals("sotto-simulated"));
        for (var path : List.of("/health", "/version", "/metrics", "/v1/models", "/nowhere")) {
            assertThat(caller.get(path).headers().firstValue("x-sotto-simulated")).contains("1");
        }
        assertThat(caller.get("/version").body()).contains("simulated");
        assertThat(heard(Wav.noise(4.2))).startsWith(" Simulated speech ");
    }

    @Test
    void hearsTheSameInTheSameSoundAndMoreInMore() throws Exception {
        var short_ = heard(Wav.noise(4));
        assertThat(heard(Wav.noise(4))).isEqualTo(short_);
        assertThat(heard(Wav.noise(12))).startsWith(short_.substring(0, short_.length() - 1));
        assertThat(short_.strip().split(" ")).hasSize(10);
        assertThat(heard(Wav.silence(4))).isEmpty();
    }

    @Test
    void translatesWhateverItHearsToEnglish() {
        var chinese =
                caller.openAi
                        .audio()
                        .transcriptions()
                        .create(
                                NodeCaller.form(WHISPER, Wav.noise(4), AudioResponseFormat.JSON)
                                        .language("zh")
                                        .build());
        var english =
                caller.openAi
                        .audio()
                        .translations()
                        .create(
                                TranslationCreateParams.builder()
                                        .file(Wav.noise(4))
                                        .model(WHISPER)
                                        .putAdditionalBodyProperty("language", JsonValue.from("zh"))
                                        .build());

        assertThat(chinese.asTranscription().text()).startsWith("模拟语音");
        assertThat(english.asTranslation().text()).startsWith(" Simulated speech ");
    }

    @Test
    void givesSegmentsThatNobodyWouldTakeForHallucinated() throws Exception {
        var answer =
                json(caller.transcribe(WHISPER, Wav.noise(28), AudioResponseFormat.VERBOSE_JSON));
        assertThat(answer.path("duration").asString()).isEqualTo("28.0");
        assertThat(answer.path("segments").size()).isEqualTo(7);
        double end = 0;
        for (var segment : answer.path("segments")) {
            assertThat(segment.path("compression_ratio").asDouble()).isBetween(0.5, 2.4);
            assertThat(segment.path("avg_logprob").asDouble()).isBetween(-1.0, 0.0);
            assertThat(segment.path("start").asDouble()).isGreaterThanOrEqualTo(end);
            end = segment.path("end").asDouble();
        }
        assertThat(end).isEqualTo(28);
    }

    @Test
    void refusesWhatVllmRefuses() throws Exception {
        assertRefused(() -> heard(Wav.noise(601)), "600 seconds");
        assertRefused(() -> heard(new byte[(25 << 20) + 1]), "25 MB");
        assertRefused(() -> heard("no sound".getBytes()), "Invalid audio");
        assertRefused(
                () -> caller.transcribe(WHISPER, Wav.noise(1), AudioResponseFormat.SRT), "srt");
        assertThatThrownBy(() -> caller.transcribe("x", Wav.noise(1), AudioResponseFormat.JSON))
                .isInstanceOf(NotFoundException.class);
        assertRefused(() -> chat(QWEN, 50_000), "max_tokens");
    }

    private static void assertRefused(ThrowingCall call, String why) {
        assertThatThrownBy(call::run)
                .isInstanceOf(BadRequestException.class)
                .satisfies(
                        e -> assertThat(((BadRequestException) e).body().toString()).contains(why));
    }

    @Test
    void streamsTranscriptionsAsVllmDoes() throws Exception {
        var events = caller.streamTranscription(WHISPER, Wav.noise(4));
        assertThat(events)
                .allMatch(event -> event.path("object").asString().equals("transcription.chunk"));
        var text = new StringBuilder();
        events.forEach(event ->
                text.append(
                        event.path("choices").path(0).path("delta").path("content").asString("")));
        assertThat(text).hasToString(heard(Wav.noise(4)));
        var last = events.get(events.size() - 2);
        assertThat(last.path("choices").path(0).path("finish_reason").asString()).isEqualTo("stop");
        assertThat(events.getLast().path("usage").path("completion_tokens").asInt())
                .isGreaterThan(10);
    }

    @Test
    void givesBackWhatItIsToPolish() {
        var polished = chat("You are an editor.", "um so this is it", 100);
        assertThat(polished.choices().getFirst().message().content()).contains("um so this is it");
        var usage = polished.usage().orElseThrow();
        assertThat(usage.totalTokens()).isEqualTo(usage.promptTokens() + usage.completionTokens());
        assertThat(chat(null, "Hello", 100).choices().getFirst().message().content())
                .contains("Simulated answer: Hello");
    }

    @Test
    void stopsWhereItIsToldTo() {
        var cut = chat("You are an editor.", "one two three four five six seven", 3);
        assertThat(cut.choices().getFirst().finishReason())
                .isEqualTo(ChatCompletion.Choice.FinishReason.LENGTH);
        assertThat(cut.choices().getFirst().message().content()).contains("one two three");

        var stopped =
                caller.openAi
                        .chat()
                        .completions()
                        .create(
                                request("You are an editor.", "one STOP two", 50)
                                        .stop("STOP")
                                        .build());
        assertThat(stopped.choices().getFirst().message().content()).contains("one ");
        assertThat(stopped.choices().getFirst().finishReason())
                .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
    }

    @Test
    void cutsTheConnectionInTheMiddleOfAStream() throws Exception {
        node.faults().add(Fault.of(Fault.Kind.RESET));
        var chunks = new ArrayList<ChatCompletionChunk>();
        assertThatThrownBy(
                        () -> {
                            try (var stream =
                                    caller.openAi
                                            .chat()
                                            .completions()
                                            .createStreaming(
                                                    request(
                                                                    "You are an editor.",
                                                                    "one two three four five",
                                                                    50)
                                                            .build())) {
                                stream.stream().forEach(chunks::add);
                            }
                        })
                .isInstanceOf(OpenAIException.class);
        assertThat(chunks).hasSize(2);
        assertThatThrownBy(() -> heard(Wav.noise(1))).isInstanceOf(IOException.class);
    }

    @Test
    void failsTheShareThatWasAskedFor() {
        node.faults().add(Fault.of(Fault.Kind.ERROR).withShare(0.25).on(WHISPER));
        int failed = 0;
        for (int i = 0; i < 20; i++) {
            try {
                assertThat(heard(Wav.noise(1))).isNotEmpty();
            } catch (InternalServerException e) {
                failed++;
                assertThat(e.body().toString()).contains("InternalServerError", "code=500");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(failed).isEqualTo(5);
        assertThat(chat(null, "Hello", 10)).isNotNull();
    }

    @Test
    void hangsBehindAHealthyHealth() throws Exception {
        node.faults().add(Fault.of(Fault.Kind.HANG));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = new ArrayList<Future<String>>();
            for (int i = 0; i < 3; i++) {
                waiting.add(threads.submit(() -> heard(Wav.noise(1))));
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> metric("num_requests_waiting", WHISPER) == 3);
            assertThat(caller.get("/health").statusCode()).isEqualTo(200);
            double tokens = metric("generation_tokens_total", WHISPER);
            await().during(Duration.ofMillis(300))
                    .until(() -> metric("generation_tokens_total", WHISPER) == tokens);
            assertThat(waiting).noneMatch(Future::isDone);

            node.faults().clear();
            for (var answer : waiting) {
                assertThat(answer.get()).isNotEmpty();
            }
        }
        assertThat(metric("num_requests_waiting", WHISPER)).isZero();
    }

    @Test
    void letsOneInTwoHangAndAnswersTheOthers() throws Exception {
        node.faults().add(Fault.of(Fault.Kind.HANG).withShare(0.5));
        assertThat(heard(Wav.noise(1))).isNotEmpty();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stuck = threads.submit(() -> heard(Wav.noise(1)));
            await().until(() -> metric("num_requests_waiting", WHISPER) == 1);
            assertThat(stuck.isDone()).isFalse();
            node.faults().clear();
            assertThat(stuck.get()).isNotEmpty();
        }
    }

    @Test
    void answersLateWhenItIsSlow() throws Exception {
        long once = took(() -> heard(Wav.noise(28)));
        node.faults().add(Fault.of(Fault.Kind.SLOW).withFactor(100));
        assertThat(took(() -> heard(Wav.noise(28)))).isGreaterThan(Math.max(300, once));
        node.faults().clear();
        node.faults().add(Fault.of(Fault.Kind.SLOW).withFactor(100).lasting(0.05));
        Thread.sleep(80);
        assertThat(took(() -> heard(Wav.noise(28)))).isLessThan(300);
    }

    @Test
    void answersWhatIsNoJson() throws Exception {
        node.faults().add(Fault.of(Fault.Kind.GARBAGE));
        assertThatThrownBy(() -> json(heardRaw(Wav.noise(1))))
                .isInstanceOf(tools.jackson.core.JacksonException.class);
        assertThatThrownBy(() -> chat(null, "Hello", 10)).isInstanceOf(OpenAIException.class);
    }

    @Test
    void goesByAWrongClock() throws Exception {
        node.faults().add(Fault.of(Fault.Kind.SKEW).withFactor(-7200));
        assertThat(chat(null, "Hello", 10).created())
                .isLessThan(Instant.now().getEpochSecond() - 7000);
    }

    @Test
    void isGoneAndComesBackOnTheSamePort() throws Exception {
        node.faults().add(Fault.of(Fault.Kind.DOWN).lasting(0.5));
        assertThatThrownBy(() -> caller.get("/health")).isInstanceOf(ConnectException.class);
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> caller.get("/health").statusCode() == 200);
        assertThat(heard(Wav.noise(1))).isNotEmpty();
    }

    @Test
    void takesFaultsOverHttp() throws Exception {
        var asked =
                caller.post(
                        "/simulated/faults",
                        "{\"kind\":\"slow\",\"factor\":3,\"for_s\":30,\"models\":[\""
                                + QWEN
                                + "\"]}");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(caller.get("/simulated/faults").body())
                .contains("\"kind\":\"slow\"", "\"factor\":3.0", "\"for_s\":30.0", QWEN);
        assertThat(caller.delete("/simulated/faults").body()).isEqualTo("{\"faults\":[]}");
        assertThat(caller.post("/simulated/faults", "{\"kind\":\"fire\"}").body())
                .contains("slow, hang, error, reset, garbage, skew, down");
        assertThat(caller.post("/simulated/faults", "{\"kind\":\"down\"}").body())
                .contains("for how long");
    }

    @Test
    void letsWhatRunsEndWhenItIsStopped() throws Exception {
        node.faults().add(Fault.of(Fault.Kind.SLOW).withFactor(100));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.submit(() -> heard(Wav.noise(20)));
            await().atMost(Duration.ofSeconds(5)).until(() -> node.load(WHISPER).running() == 1);
            var drained =
                    threads.submit(() -> {
                        node.drain(Duration.ofSeconds(30));
                        return true;
                    });
            Thread.sleep(50);
            assertThat(caller.get("/health").statusCode()).isEqualTo(200);
            assertThat(heard(Wav.noise(1))).isEmpty();
            assertThat(running.get()).isNotEmpty();
            assertThat(drained.get()).isTrue();
        }
        assertThatThrownBy(() -> caller.get("/health")).isInstanceOf(IOException.class);
    }

    @Test
    void abortsWhatRunsWhenItIsStoppedAtOnce() throws Exception {
        node.faults().add(Fault.of(Fault.Kind.SLOW).withFactor(1000));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    threads.submit(() ->
                            caller.post(
                                            "/v1/chat/completions",
                                            "{\"model\":\""
                                                    + QWEN
                                                    + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello you there\"}]}")
                                    .body());
            await().atMost(Duration.ofSeconds(5)).until(() -> node.load(QWEN).running() == 1);
            node.drain(Duration.ZERO);
            assertThat(running.get()).contains("\"finish_reason\":\"abort\"");
        }
    }

    @Test
    void asksForItsKeyAsVllmDoes() throws Exception {
        try (var guarded = SimulatedNode.start(NodeOptions.serving(WHISPER).withApiKey("k"));
                var stranger = new NodeCaller(guarded.baseUrl(), "x");
                var friend = new NodeCaller(guarded.baseUrl(), "k")) {
            assertThat(stranger.get("/v1/models").statusCode()).isEqualTo(401);
            assertThat(stranger.get("/metrics").statusCode()).isEqualTo(200);
            assertThat(friend.get("/v1/models").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void holdsAThousandRequestsAtATime() throws Exception {
        node.faults().add(Fault.of(Fault.Kind.HANG));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var http = new ManySockets(node.port())) {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 1000; i++) {
                answers.add(threads.submit(() -> http.chat(QWEN)));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> node.load(QWEN).waiting() == 1000);
            node.faults().clear();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    private double metric(String name, String model) throws Exception {
        return caller.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("vllm:" + name + "{") && line.contains(model))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf("} ") + 2)))
                .findFirst()
                .orElseThrow();
    }

    private String heard(byte[] wav) throws IOException {
        return json(heardRaw(wav)).path("text").asString();
    }

    private String heardRaw(byte[] wav) throws IOException {
        return caller.transcribe(WHISPER, wav, AudioResponseFormat.JSON);
    }

    private ChatCompletion chat(String model, int maxTokens) {
        return caller.openAi
                .chat()
                .completions()
                .create(request(null, "Hello", maxTokens).model(model).build());
    }

    private ChatCompletion chat(String instructions, String text, int maxTokens) {
        return caller.openAi
                .chat()
                .completions()
                .create(request(instructions, text, maxTokens).build());
    }

    private static ChatCompletionCreateParams.Builder request(
            String instructions, String text, int maxTokens) {
        var request =
                ChatCompletionCreateParams.builder().model(QWEN).maxCompletionTokens(maxTokens);
        if (instructions != null) {
            request.addSystemMessage(instructions);
        }
        return request.addUserMessage(text);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static long took(ThrowingCall call) throws Exception {
        long start = System.nanoTime();
        call.run();
        return (System.nanoTime() - start) / 1_000_000;
    }

    private interface ThrowingCall {
        Object run() throws Exception;
    }
}
