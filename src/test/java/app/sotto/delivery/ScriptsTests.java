package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptsTests {

    @TempDir Path folder;

    @Test
    void shellcheckFindsNothing() throws IOException {
        var arguments = new ArrayList<>(List.of("--severity=style"));
        try (var files = Files.walk(Node.FILES.resolve("bin"))) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".shellcheckrc"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        arguments.add(Path.of(".ci/tools.sh").toAbsolutePath().toString());

        Tool.find("shellcheck", "shellcheck").run(arguments).succeeds();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandIsStrictAndHelps(Path command) throws IOException {
        assertThat(command)
                .isExecutable()
                .content()
                .startsWith("#!/usr/bin/env bash\n")
                .contains("\nset -euo pipefail\n");

        var help =
                new Node(folder)
                        .run(command.getFileName().toString(), "--help")
                        .succeeds()
                        .output();

        assertThat(help.lines().findFirst().orElse("")).endsWith(".");
        assertThat(help).contains("bin/" + command.getFileName());
    }

    @Test
    void saysInOneSentenceWhatIsNotSet() {
        var node = new Node(folder).set("NODE_PROFILE", "");

        assertThat(node.run("start").fails().output())
                .hasLineCount(1)
                .contains("NODE_PROFILE is not set");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyProfileCouldRun(Path profile) throws IOException {
        var node = new Node(folder).set("NODE_PROFILE", profile.toString());

        var engines =
                node.script(
                                "load_profile ''; printf '%s\\n' \"${engines[@]}\"",
                                "common", "profile")
                        .succeeds()
                        .output();

        assertThat(engines.lines())
                .hasSizeGreaterThan(0)
                .hasSize(
                        (int)
                                Files.readString(profile)
                                        .lines()
                                        .filter(line -> line.startsWith("ENGINE_"))
                                        .count());
    }

    @Test
    void everyFlagThatVllmIsGivenIsOneItDocuments() throws IOException {
        var list = Node.FILES.resolve("vllm-flags.txt");
        var known = Node.lines(list).stream().filter(line -> line.startsWith("--")).toList();
        var used = new TreeSet<String>();
        for (var profile : profiles()) {
            Node.lines(profile).stream()
                    .filter(line -> line.startsWith("ENGINE_"))
                    .forEach(line -> flags(line, used));
        }
        var launcher = Files.readString(Node.FILES.resolve("bin/lib/engines.sh"));
        flags(
                launcher.substring(
                        launcher.indexOf("vllm_arguments() {"),
                        launcher.indexOf("network_arguments() {")),
                used);

        assertThat(used).hasSizeGreaterThan(12).isSubsetOf(known);
        assertThat(known).isSorted().doesNotHaveDuplicates();
        assertThat(Files.readString(list))
                .startsWith("# ")
                .contains("https://docs.vllm.ai/")
                .contains(pinned());
    }

    @Test
    void everyImageHasAnExactVersionAndNoDigestOfOurOwn() {
        assertThat(
                        Node.lines(Node.FILES.resolve("versions.env")).stream()
                                .filter(line -> !line.startsWith("#")))
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("[A-Z_]+=[a-z0-9./-]+:v?\\d+\\.\\d+\\.\\d+(-[\\w.-]+)?"));
        assertThat(Node.FILES.resolve("images.lock")).doesNotExist();
        assertThat(Node.FILES.resolve("models.lock")).doesNotExist();
    }

    private static String pinned() {
        return Node.lines(Node.FILES.resolve("versions.env")).stream()
                .filter(line -> line.startsWith("VLLM_IMAGE="))
                .map(line -> line.replaceAll(".*:", ""))
                .findFirst()
                .orElseThrow();
    }

    private static void flags(String text, TreeSet<String> into) {
        var matcher = Pattern.compile("(?<=\\s)--[a-z][a-z-]+").matcher(text);
        while (matcher.find()) {
            into.add(matcher.group());
        }
    }

    static List<Path> commands() throws IOException {
        try (var files = Files.list(Node.FILES.resolve("bin"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> profiles() throws IOException {
        try (var files = Files.list(Node.FILES.resolve("profiles"))) {
            return files.sorted().toList();
        }
    }
}
