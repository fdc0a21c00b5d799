package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folder infra, read. */
final class Infra {

    static final Path FILES = Path.of("infra").toAbsolutePath();

    private Infra() {}

    static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> yaml(String text) {
        var documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text);
        return StreamSupport.stream(documents.spliterator(), false)
                .<JsonNode>map(document -> JsonMapper.shared().valueToTree(document))
                .toList();
    }

    /**
     * Every Terraform file by its path below infra/terraform, as hcl2json tells it: blocks are
     * lists, references are {@code ${…}}.
     */
    static Map<String, JsonNode> terraform() {
        if (!Files.exists(Path.of("node_modules/@cdktf/hcl2json"))) {
            return Tool.missing("There is no @cdktf/hcl2json here. npm install brings it.");
        }
        var script =
                """
                import { parse } from "@cdktf/hcl2json";
                import { readFileSync } from "node:fs";
                const [root, ...files] = process.argv.slice(1);
                const parsed = {};
                for (const file of files) parsed[file.slice(root.length + 1)] = await parse(file, readFileSync(file, "utf8"));
                console.log(JSON.stringify(parsed));
                """;
        var root = FILES.resolve("terraform");
        var arguments = new ArrayList<>(List.of("--input-type=module", "-e", script));
        arguments.add(root.toString());
        files(root, ".tf").forEach(file -> arguments.add(file.toString()));
        var result = Tool.find("node", "nodejs").run(arguments).succeeds();
        var parsed = new TreeMap<String, JsonNode>();
        JsonMapper.shared().readTree(result.output()).forEachEntry(parsed::put);
        assertThat(parsed).hasSizeGreaterThan(30);
        return parsed;
    }
}
