package app.sotto.delivery;

import app.sotto.delivery.Tool.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A machine to try the commands of gpu-nodes/bin on: settings, locks and weights in a folder of its
 * own, and programs first on the PATH that stand for docker and nvidia-smi and write down how they
 * were called.
 */
final class Node {

    static final Path FILES = Path.of("gpu-nodes").toAbsolutePath();

    private static final String DIGEST = "@sha256:" + "a".repeat(64);
    private static final String COMMIT = "c".repeat(40);

    private final Path folder;
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();

    Node(Path folder) {
        this.folder = folder;
        if (!System.getProperty("os.name").equals("Linux")) {
            Tool.missing("The commands of a GPU node are for Linux.");
        }
        Tool.find("jq", "jq");
        Tool.find("curl", "curl");
        set("NODE_NAME", "h100-a");
        set("NODE_URL", "https://10.0.0.5:8443");
        set("NODE_PROFILE", folder.resolve("profile.env").toString());
        set("STATE_DIR", folder.resolve("state").toString());
        set("CACHE_DIR", folder.resolve("cache").toString());
        set("MODELS_DIR", folder.resolve("models").toString());
        set("JOIN_TOKEN_FILE", write("join-token", "join-secret\n").toString());
        environment.put("IMAGES_LOCK", folder.resolve("images.lock").toString());
        environment.put("MODELS_LOCK", folder.resolve("models.lock").toString());
        environment.put("NODE_CONFIG", folder.resolve("node.env").toString());
        environment.put("START_PAUSE", "0.1");
        environment.put("DRAIN_PAUSE", "0.1");
        program("docker", FAKE_DOCKER);
        program("nvidia-smi", "seq 0 7");
    }

    Node set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Node export(String key, String value) {
        environment.put(key, value);
        return this;
    }

    Node profile(int cards, String... engines) {
        var text = new StringBuilder("GPU_KIND=H100-SXM-80GB\nGPU_COUNT=" + cards + "\n");
        for (int i = 0; i < engines.length; i++) {
            text.append("ENGINE_").append(i + 1).append('=').append(engines[i]).append('\n');
        }
        write("profile.env", text.toString());
        return this;
    }

    /** Locks every image, and one small file for each model, which is there already. */
    Node locked(String... models) {
        var images = new StringBuilder();
        for (var line : lines(FILES.resolve("versions.env"))) {
            if (line.matches("[A-Z_]+=.*")) {
                images.append(line).append(DIGEST).append('\n');
            }
        }
        write("images.lock", images.toString());
        var rows = new StringBuilder();
        for (var model : models) {
            write("models/" + model.replace("/", "--") + "/" + COMMIT + "/config.json", "{}");
            rows.append(String.join("\t", model, COMMIT, "config.json", "2", "0".repeat(64)));
            rows.append('\n');
        }
        write("models.lock", rows.toString());
        return this;
    }

    /** Makes throw-away certificates and keys for the gateway. */
    Node withDoor(String listen) {
        Tool.find("openssl", "openssl")
                .run(
                        folder,
                        Map.of(),
                        List.of(
                                ("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
                                                + " -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1"
                                                + " -keyout node.key -out node.crt")
                                        .split(" ")))
                .succeeds();
        set("NODE_LISTEN", listen);
        set("NODE_TLS_CERT", folder.resolve("node.crt").toString());
        set("NODE_TLS_KEY", folder.resolve("node.key").toString());
        set("NODE_KEY_FILE", write("node-key", "n".repeat(64)).toString());
        set("SCRAPE_KEY_FILE", write("scrape-key", "s".repeat(64)).toString());
        return this;
    }

    Result run(String command, String... arguments) {
        return bash(FILES.resolve("bin").resolve(command).toString(), arguments);
    }

    /** Runs a few lines of bash in which the functions of gpu-nodes/bin/lib are known. */
    Result script(String lines, String... libraries) {
        var sources = new StringBuilder("set -euo pipefail\n");
        for (var library : libraries) {
            sources.append("source ").append(FILES.resolve("bin/lib").resolve(library + ".sh"));
            sources.append('\n');
        }
        return bash("-c", sources + lines);
    }

    private Result bash(String first, String... more) {
        var text = new StringBuilder();
        settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        write("node.env", text.toString());
        var bash = Tool.find("bash", "bash");
        var arguments = new ArrayList<String>();
        arguments.add(first);
        arguments.addAll(Arrays.asList(more));
        var path = folder.resolve("programs") + ":" + System.getenv("PATH");
        environment.put("PATH", path);
        return bash.run(folder, environment, arguments);
    }

    /** What docker was asked for, and what engines wrote down, in order. */
    List<String> journal() {
        return lines(journalFile());
    }

    Path journalFile() {
        return folder.resolve("programs/journal");
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Path write(String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void program(String name, String body) {
        var file =
                write(
                        "programs/" + name,
                        "#!/usr/bin/env bash\nhere=\"$(dirname \"$0\")\"\n" + body + "\n");
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        try (Stream<String> lines = Files.exists(file) ? Files.lines(file) : Stream.of()) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Knows which containers run, as files beside it; everything else it only writes down. */
    private static final String FAKE_DOCKER =
            """
            printf '%s\\n' "docker $*" >>"$here/journal"
            last="${!#}"
            case "$1 ${2:-}" in
                "container inspect") if [ -e "$here/running-$last" ]; then echo running; else echo; exit 1; fi ;;
                "container rm") rm -f "$here/running-$last" ;;
                "image inspect") exit 1 ;;
                "buildx imagetools") echo "sha256:$(printf '%s' "$last" | sha256sum | cut -d ' ' -f 1)" ;;
                run*) [[ "$*" =~ --name\\ ([a-z0-9-]+) ]] && touch "$here/running-${BASH_REMATCH[1]}" ;;
                stop*) rm -f "$here/running-$last" ;;
            esac
            exit 0\
            """;
}
