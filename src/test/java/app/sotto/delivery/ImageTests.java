package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The recipe of the application's image, read: no engine builds it here. */
class ImageTests {

    private static final Path RECIPE = Infra.FILES.resolve("image/Dockerfile");

    @Test
    void buildsOnOneExactBase() {
        var stages = new ArrayList<String>();
        for (var line : instructions("FROM")) {
            assertThat(line).matches("(\\$\\{JAVA_IMAGE}|[a-z]+)( AS [a-z]+)?");
            var base = line.split(" ")[0];
            assertThat(base.startsWith("$") || stages.contains(base)).as(line).isTrue();
            if (line.contains(" AS ")) {
                stages.add(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        assertThat(instructions("ARG"))
                .containsExactly("JAVA_IMAGE=eclipse-temurin:25.0.3_9-jdk-noble");
        assertThat(instructions("COPY"))
                .filteredOn(line -> line.startsWith("--from="))
                .allMatch(line -> stages.contains(line.substring(7, line.indexOf(' '))));
    }

    @Test
    void takesFromHereOnlyWhatIsBuiltOrThere() {
        var taken =
                instructions("COPY").stream()
                        .filter(line -> !line.startsWith("--from="))
                        .map(line -> line.replaceFirst("^--\\S+ ", "").split(" ")[0])
                        .toList();

        assertThat(taken).containsExactly("target/sotto.jar", "infra/image/train.sh");
        assertThat(Files.isExecutable(Path.of("infra/image/train.sh"))).isTrue();
        assertThat(Infra.text(Infra.FILES.resolve("image/Dockerfile.dockerignore")).lines())
                .first()
                .isEqualTo("*");
    }

    @Test
    void runsAsNobodyInParticularWithJavasCache() {
        assertThat(instructions("USER").getLast()).isEqualTo("10001:10001");
        var command = JsonMapper.shared().readTree(instructions("ENTRYPOINT").getFirst());
        assertThat(command.valueStream().map(part -> part.asString()))
                .startsWith("java", "-XX:AOTCache=/opt/sotto/sotto.aot")
                .endsWith("-jar", "/opt/sotto/sotto.jar");
        assertThat(instructions("ADD")).isEmpty();
        assertThat(instructions("ENV"))
                .allMatch(line -> !line.matches(".*(PASSWORD|SECRET|_KEY|TOKEN).*"));
    }

    @Test
    void trainsWithTheOptionsThatItRunsWith() {
        var train = Infra.text(Infra.FILES.resolve("image/train.sh"));
        var command = JsonMapper.shared().readTree(instructions("ENTRYPOINT").getFirst());

        assertThat(train).contains("-XX:AOTCacheOutput=");
        assertThat(command.valueStream().map(part -> part.asString()))
                .filteredOn(option -> option.startsWith("--") || option.startsWith("-D"))
                .allMatch(train::contains);
    }

    @Test
    void shellcheckFindsNothing() {
        Tool.find("shellcheck", "shellcheck")
                .run(Infra.FILES.resolve("image/train.sh").toString())
                .succeeds();
    }

    private static List<String> instructions(String name) {
        var joined = Infra.text(RECIPE).replaceAll("\\\\\n\\s*", "");
        return joined.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }
}
