package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.gateway.realtime.FakeDictations.FakeLive;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Clients that break the rules, fall silent or die: none leaves anything behind. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = RealtimeSlice.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "sotto.realtime.acknowledge-every=100ms",
            "sotto.realtime.ping-every=300ms",
            "sotto.realtime.silent-limit=2s",
            "sotto.realtime.idle-limit=4s"
        })
class ResilienceTests {

    private static final String KEY = "sk-sotto-test_key";

    @Autowired FakeDictations dictations;
    @Autowired RealtimeHandler handler;
    @LocalServerPort int port;

    @BeforeEach
    void forget() {
        dictations.reset();
    }

    @AfterEach
    void nothingIsLeftBehind(CapturedOutput output) {
        await().atMost(Duration.ofSeconds(10)).until(() -> handler.open().isEmpty());
        assertThat(output.getAll()).doesNotContain("ERROR", "Exception");
    }

    @Test
    void closesWhatNeverSpeaks() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            assertThat(client.error("session_idle")).contains("connect again");
            assertThat(client.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1000);
        }
    }

    @Test
    void givesUpWhoNeverAnswersAPing() throws Exception {
        try (var client = new RawSocket(port, KEY)) {
            assertThat(client.status).isEqualTo(101);
            long began = System.nanoTime();
            assertThat(client.closeCode()).isEqualTo(4500);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void refusesAMessageOfSixteenMegabytes() throws Exception {
        try (var client = new RawSocket(port, KEY)) {
            client.send(RawSocket.TEXT, "x".repeat(16 << 20).getBytes(StandardCharsets.US_ASCII));
            assertThat(client.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void refusesWhatIsNoText() throws Exception {
        try (var client = new RawSocket(port, KEY)) {
            client.send(RawSocket.TEXT, new byte[] {'{', (byte) 0xc3, (byte) 0x28, '}'});
            assertThat(client.closeCode()).isEqualTo(1007);
        }
    }

    @Test
    void refusesFramesThatMakeNoSense() throws Exception {
        try (var client = new RawSocket(port, KEY)) {
            client.send(0x3, new byte[1]);
            assertThat(client.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void isNotBoredByDepth() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.say("{\"type\": \"session.update\", \"session\": " + "[".repeat(1_000));
            assertThat(client.error("invalid_json")).contains("JSON object");
            client.say("[".repeat(1_000) + "]".repeat(1_000));
            var _ = client.error("invalid_json");
            client.say("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000));
            var _ = client.error("invalid_json");
            client.say(RealtimeClient.TRANSCRIBE);
            client.hear("session.updated");
        }
    }

    @Test
    void takesAudioSampleBySample() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive live = client.speaking(dictations);
            for (int i = 0; i < 5_000; i++) {
                client.append(new byte[2]);
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> live.received() == 7_400);
        }
    }

    @Test
    void hearsNothingAfterTheGoodbye() throws Exception {
        try (var client = new RawSocket(port, KEY)) {
            client.say(RealtimeClient.TRANSCRIBE);
            client.send(RawSocket.CLOSE, new byte[] {3, (byte) 0xe8});
            client.say("{\"type\": \"input_audio_buffer.append\", \"audio\": \"AAAA\"}");
            assertThat(client.closeCode()).isEqualTo(1000);
        }
        assertThat(dictations.latest).isNull();
    }

    @Test
    void survivesThoseWhoDieBeforeTheyAskForAnything() throws Exception {
        try (var client = RealtimeClient.withKey(port)) {
            client.socket().abort();
        }
    }

    @Test
    void putsAsideWhatWasSpokenWhenTheConnectionBreaks() throws Exception {
        FakeLive live;
        try (var client = RealtimeClient.connected(port)) {
            live = client.speaking(dictations);
            client.say("{\"type\": \"input_audio_buffer.commit\"}");
            client.hear("input_audio_buffer.committed");
        }
        assertThat(live.wasClosed()).isTrue();
        assertThat(live.left).isFalse();
    }

    @Test
    void letsGoOfItWhenTheClientSaysGoodbye() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive live = client.speaking(dictations);
            client.socket().sendClose(WebSocket.NORMAL_CLOSURE, "OK").join();
            assertThat(live.wasClosed()).isTrue();
            assertThat(live.left).isTrue();
        }
    }

    @Test
    void finishesThoughTheClientDiesWaiting() throws Exception {
        FakeLive live;
        var goOn = new CountDownLatch(1);
        try (var client = RealtimeClient.connected(port)) {
            live = client.speaking(dictations);
            live.beforeEnd = goOn;
            client.say("{\"type\": \"sotto.finish\"}");
        }
        await().until(() -> handler.open().isEmpty());
        goOn.countDown();
        await().until(() -> live.finished);
    }

    @Test
    void makesThoseWaitWhoSendFasterThanTheyAreHeard() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive live = client.speaking(dictations);
            live.behind = Duration.ofSeconds(61);
            client.append(RealtimeClient.TENTH_OF_A_SECOND);
            Thread.sleep(3_000); // longer than the server is patient with the silent
            assertThat(live.received()).isEqualTo(2_400);
            assertThat(client.closed).isNotDone();

            live.behind = Duration.ofSeconds(59);
            await().until(() -> live.received() == 4_800);
        }
    }

    @Test
    void noticesThatTheOneWhoWaitsHasDied() throws Exception {
        FakeLive live;
        try (var client = RealtimeClient.connected(port)) {
            live = client.speaking(dictations);
            live.behind = Duration.ofSeconds(61);
            client.append(RealtimeClient.TENTH_OF_A_SECOND);
        }
        assertThat(live.wasClosed()).isTrue();
        assertThat(live.received()).isEqualTo(2_400);
    }
}
