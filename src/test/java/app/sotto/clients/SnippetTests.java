package app.sotto.clients;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyTerms;
import app.sotto.browser.Clip;
import app.sotto.delivery.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the docs show works as it stands there, but for the address and the key. */
class SnippetTests extends RunningSotto {

    private static final Path EXAMPLES = Path.of("docs/examples");
    private static final String WRITTEN_FOR = "http://localhost:8080";

    /** A block of shell; one that is preceded by a 'not run' comment says why. */
    private static final Pattern BLOCK =
            Pattern.compile("(<!-- not run: [^>]+-->\\n)?```sh\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\":");

    @TempDir Path folder;

    @BeforeEach
    void speak() throws IOException {
        for (String name : List.of("jfk.wav", "speech.wav", "gesprach.mp3", "frame1.jpg")) {
            Files.copy(Clip.file(), folder.resolve(name));
        }
    }

    @TestFactory
    List<DynamicTest> shell() throws IOException {
        return List.of("README.md", "docs/api.md", "docs/keys.md").stream()
                .flatMap(file ->
                        BLOCK.matcher(read(Path.of(file)))
                                .results()
                                .filter(block -> block.group(1) == null)
                                .map(block -> block.group(2))
                                .filter(block -> block.contains("curl "))
                                .map(block ->
                                        DynamicTest.dynamicTest(
                                                file + ": " + block.lines().findFirst().orElse(""),
                                                () -> runs(block))))
                .toList();
    }

    /** Asks for a job until it is done, as a reader would. */
    private static final String PATIENT_CURL =
            """
            curl() {
              local said
              while true; do
                said=$(command curl -m 30 -sS --fail-with-body "$@") || { echo "$said"; return 1; }
                case "$1:$said" in
                  */v1/transcription_jobs/*:*'"status":"queued"'* | */v1/transcription_jobs/*:*'"status":"running"'*) sleep 0.2 ;;
                  *) echo "$said"; return 0 ;;
                esac
              done
            }
            """;

    /**
     * Each request succeeds, or fails where the block shows an error; shown fields are answered.
     */
    private void runs(String block) throws Exception {
        var failing = block.contains("{\"error\":{");
        var script =
                "set -euo pipefail\n"
                        + PATIENT_CURL
                        + block.replaceAll("(?m)^(KEY|SOTTO)=.*$", "")
                                .replace(WRITTEN_FOR, base().toString());

        var result = bash(script);

        assertThat(result.status() == 0).as(result.output()).isEqualTo(!failing);
        var shown =
                block.lines()
                        .filter(line -> line.startsWith("#"))
                        .collect(Collectors.joining("\n"));
        FIELD.matcher(shown)
                .results()
                .forEach(field -> assertThat(result.output()).contains(field.group()));
    }

    @Test
    void curl() throws Exception {
        var result = bash("set -e\n" + here(EXAMPLES.resolve("curl/quickstart.sh")));

        assertHeardAndAnswered(result);
    }

    @ParameterizedTest
    @CsvSource({
        "quickstart.mjs, '', simulated speech",
        "creative-intent.mjs, '', '\"audience\":'",
        "video-frames.mjs, frame1.jpg, ' '",
        "code.mjs, '', ' '",
    })
    void node(String name, String argument, String told) throws Exception {
        // Where packages are found: in a folder above.
        var file = Files.createDirectories(Path.of("target/examples")).resolve(name);
        Files.writeString(file, here(EXAMPLES.resolve("node").resolve(name)));

        var result =
                Tool.find("node", "nodejs")
                        .run(
                                folder,
                                environment(),
                                argument.isEmpty()
                                        ? List.of(file.toAbsolutePath().toString())
                                        : List.of(file.toAbsolutePath().toString(), argument))
                        .succeeds();

        assertThat(result.output()).containsIgnoringCase(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OpenAiQuickStart", "SpringAiQuickStart", "LangChain4jQuickStart"})
    void java(String name) throws Exception {
        var source =
                here(EXAMPLES.resolve("java").resolve(name + ".java"))
                        .replace("System.getenv(\"SOTTO_API_KEY\")", "\"" + key() + "\"")
                        .replace("\"speech.wav\"", "\"" + folder.resolve("speech.wav") + "\"");

        assertHeardAndAnswered(JavaSnippet.run(name, source, folder));
    }

    /** PyPI's client is not everywhere: where it is missing, the file is only compiled. */
    @Test
    void python() throws Exception {
        var python = Tool.find("python3", "python3");
        var file = folder.resolve("quickstart.py");
        Files.writeString(file, here(EXAMPLES.resolve("python/quickstart.py")));

        if (python.run("-c", "import openai").status() == 0) {
            assertHeardAndAnswered(python.run(folder, environment(), List.of(file.toString())));
        } else {
            python.run("-m", "py_compile", file.toString()).succeeds();
        }
    }

    private static void assertHeardAndAnswered(Tool.Result result) {
        assertThat(result.succeeds().output()).containsIgnoringCase("simulated speech");
        assertThat(result.output().strip().length())
                .isGreaterThan("simulated speech".length() + 80);
    }

    private Tool.Result bash(String script) throws Exception {
        return Tool.find("bash", "bash").run(folder, environment(), List.of("-c", script));
    }

    private Map<String, String> environment() throws Exception {
        var account = asDemo(owner -> ring.create(owner, Kind.SERVICE, "docs", KeyTerms.ALL));
        var variables = new HashMap<String, String>();
        variables.put("SOTTO", base().toString());
        variables.put("KEY", key());
        variables.put("SOTTO_KEY", key());
        variables.put("SOTTO_API_KEY", key());
        variables.put("SOTTO_MODEL", TEXT);
        variables.put("CLIENT_ID", String.valueOf(account.clientId()));
        variables.put("CLIENT_SECRET", account.secret());
        return variables;
    }

    private String here(Path file) {
        return read(file).replace(WRITTEN_FOR, base().toString());
    }

    private String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
