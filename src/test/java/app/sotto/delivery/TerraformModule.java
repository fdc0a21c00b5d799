package app.sotto.delivery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One folder of Terraform files, taken together.
 *
 * @param path below infra/terraform
 * @param files what its files say
 */
record TerraformModule(String path, List<JsonNode> files) {

    /** A resource or a data source; the type of the latter begins with {@code data.}. */
    record Block(String type, String name, JsonNode body) {

        @Override
        public String toString() {
            return type + "." + name;
        }
    }

    static List<TerraformModule> all() {
        var modules = new TreeMap<String, List<JsonNode>>();
        Infra.terraform()
                .forEach((file, content) ->
                        modules.computeIfAbsent(
                                        Path.of(file).getParent().toString(),
                                        _ -> new ArrayList<>())
                                .add(content));
        return modules.entrySet().stream()
                .map(module -> new TerraformModule(module.getKey(), module.getValue()))
                .toList();
    }

    /** Named blocks of a kind (variable, output, module): the name, and what it says. */
    Map<String, JsonNode> named(String kind) {
        var found = new TreeMap<String, JsonNode>();
        for (var file : files) {
            file.path(kind).forEachEntry((name, bodies) -> found.put(name, bodies.get(0)));
        }
        return found;
    }

    List<Block> blocks() {
        var found = new ArrayList<Block>();
        for (var file : files) {
            for (var kind : List.of("resource", "data")) {
                each(
                        file.path(kind),
                        (type, named) ->
                                each(
                                        named,
                                        (name, bodies) ->
                                                found.add(
                                                        new Block(
                                                                kind.equals("data")
                                                                        ? "data." + type
                                                                        : type,
                                                                name,
                                                                bodies.get(0)))));
            }
        }
        return found;
    }

    List<JsonNode> bodies(String type) {
        return blocks().stream()
                .filter(block -> block.type().equals(type))
                .map(Block::body)
                .toList();
    }

    /**
     * What a pattern's first group finds in the source, with comments and descriptions left out.
     */
    List<String> mentioned(String pattern) {
        var source = new StringBuilder();
        for (var file : Infra.files(Infra.FILES.resolve("terraform").resolve(path), ".tf")) {
            Infra.text(file)
                    .lines()
                    .filter(line -> !line.strip().matches("(#|description|error_message).*"))
                    .forEach(line -> source.append(line).append('\n'));
        }
        return Pattern.compile(pattern)
                .matcher(source)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    private static void each(JsonNode node, BiConsumer<String, JsonNode> reader) {
        node.forEachEntry(reader);
    }
}
