package app.sotto.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.sotto.inference.catalogue.CatalogueFile;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.ConnectedFleet;
import app.sotto.inference.nodes.MemoryNodes;
import app.sotto.tenancy.CurrentTenant;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The room alone, wired by Spring, as settings would have it. */
class InferenceStartTests {

    private static final SpeechWindow SILENCE = new SpeechWindow(new short[8_000], "en", null, 0);

    @TempDir static Path home;

    private final ApplicationContextRunner room =
            new ApplicationContextRunner()
                    .withUserConfiguration(Room.class)
                    .withPropertyValues(
                            "sotto.home=" + home,
                            "sotto.inference.fetch=false",
                            "sotto.inference.warm=false");

    @Test
    void recognisesWithTheNodeInThisProcessAndDoesSoAgainAfterAPause() {
        room.withPropertyValues("sotto.embedded=true", "sotto.nodes=")
                .run(context -> {
                    recognise(
                            context.getBean(Models.class),
                            context.getBean(Pool.class),
                            context.getBean(SpeechClient.class));
                    var fleet = context.getBean(ConnectedFleet.class);
                    assertThat(fleet.nodes())
                            .singleElement()
                            .satisfies(node -> {
                                assertThat(node.state()).isEqualTo(Fleet.State.READY);
                                assertThat(node.endpoints().getFirst().device()).isEqualTo("cpu");
                            });
                    fleet.stop();
                    assertThat(context.getBean(Models.class).available()).isEmpty();
                    fleet.start();
                    await().until(() -> !context.getBean(Models.class).available().isEmpty());
                });
    }

    private static void recognise(Models models, Pool pool, SpeechClient speech) {
        await().until(() -> !models.available().isEmpty());
        var model = models.speechFor("en");
        assertThat(model.demo()).isTrue();
        try (var lease = pool.lease(Demand.of(model, SILENCE.seconds(), Duration.ofSeconds(10)))) {
            assertThat(speech.recognise(lease, SILENCE).language()).isEqualTo("en");
        }
    }

    @Test
    void startsAtOnceThoughNodesHangOrAreGone() {
        try (var hanging = new ScriptedNode("whisper-large-v3");
                var good = new ScriptedNode("openai/whisper-large-v3")) {
            hanging.on("/health", ScriptedNode.hanging());
            good.on(
                    "/v1/audio/transcriptions",
                    ScriptedNode.json("{\"text\":\"Hello\",\"language\":\"en\"}"));
            room.withPropertyValues(
                            "sotto.embedded=true",
                            "sotto.nodes=http://127.0.0.1:1/v1, "
                                    + hanging.baseUrl()
                                    + " ,"
                                    + good.baseUrl()
                                    + "/")
                    .run(context -> {
                        var models = context.getBean(Models.class);
                        await().until(() -> !models.available().isEmpty());
                        var model = models.named("whisper-1");
                        try (var lease =
                                context.getBean(Pool.class)
                                        .lease(Demand.of(model, 1, Duration.ofSeconds(5)))) {
                            assertThat(lease.baseUrl()).isEqualTo(good.baseUrl());
                            assertThat(
                                            context.getBean(SpeechClient.class)
                                                    .recognise(lease, SILENCE)
                                                    .text())
                                    .isEqualTo("Hello");
                        }
                        assertThat(context.getBean(Fleet.class).nodes())
                                .filteredOn(node -> node.state() == Fleet.State.READY)
                                .extracting(node -> node.endpoints().getFirst().url())
                                .containsExactly(good.baseUrl());
                    });
        }
    }

    @Test
    void hasNoCapacityWhereNoNodeIsNamed() {
        room.run(context -> {
            assertThat(context.getBean(Models.class).available()).isEmpty();
            assertThatThrownBy(() -> context.getBean(Models.class).speechFor("en"))
                    .isInstanceOf(NoCapacityException.class);
        });
    }

    @Test
    void saysWhatAnAddressLooksLike() {
        room.withPropertyValues("sotto.nodes=gpu-1:8001")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .hasStackTraceContaining("http://host:8001/v1"));
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "app.sotto.inference",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tables"))
    @ConfigurationPropertiesScan("app.sotto.inference")
    @Import({CurrentTenant.class, MemoryNodes.class})
    static class Room {

        @Bean
        Catalogues catalogues() {
            return Catalogues.always(CatalogueFile.read());
        }
    }
}
