package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code terraform validate} would say of names if the provider's plugin could be fetched: of
 * arguments, attributes, variables and outputs.
 */
class TerraformNamesTests {

    private static final Set<String> META =
            Set.of("for_each", "count", "lifecycle", "depends_on", "provider", "dynamic");

    private static List<TerraformModule> modules = List.of();
    private static JsonNode known = JsonMapper.shared().nullNode();

    @BeforeAll
    static void read() {
        modules = TerraformModule.all();
        known =
                JsonMapper.shared()
                        .readTree(Infra.text(Infra.FILES.resolve("terraform/aws-arguments.json")));
    }

    @Test
    void asksTheProviderForWhatItKnows() {
        var slips = new TreeSet<String>();
        for (var module : modules) {
            for (var block : module.blocks()) {
                if (known.has(block.type())) {
                    compare(
                            block.body(),
                            known.at("/" + block.type() + "/takes"),
                            block + "",
                            slips);
                } else {
                    slips.add(block + ": run infra/terraform/list-arguments.mjs");
                }
            }
        }
        assertThat(slips).isEmpty();
    }

    @Test
    void wouldNoticeAnArgumentThatTheProviderDoesNotKnow() {
        var slips = new TreeSet<String>();
        var body = JsonMapper.shared().readTree("{\"vpc_id\": \"v\", \"stickyness\": [{}]}");

        compare(body, known.at("/aws_subnet/takes"), "it", slips);
        compare(JsonMapper.shared().readTree("{}"), known.at("/aws_subnet/takes"), "empty", slips);

        assertThat(slips).contains("it: there is no stickyness", "empty: vpc_id is missing");
    }

    @Test
    void refersToWhatIsThere() {
        var slips = new TreeSet<String>();
        for (var module : modules) {
            var variables = module.named("variable").keySet();
            var used = module.mentioned("\\bvar\\.(\\w+)");
            used.stream()
                    .filter(name -> !variables.contains(name))
                    .forEach(name -> slips.add(module.path() + ": no variable " + name));
            variables.stream()
                    .filter(name -> !used.contains(name))
                    .forEach(name -> slips.add(module.path() + ": nobody uses var." + name));
            var blocks = module.blocks();
            var known = new TreeSet<String>();
            blocks.forEach(block -> known.add(block.toString()));
            module.mentioned("((?:data\\.)?\\baws_\\w+\\.\\w+(?:\\[[^\\]]*\\])?(?:\\.\\w+)?)")
                    .forEach(reference -> follow(module, reference, known, slips));
        }
        assertThat(slips).isEmpty();
    }

    @Test
    void callsModulesWithWhatTheyAskFor() {
        var slips = new TreeSet<String>();
        for (var module : modules) {
            module.named("module")
                    .forEach((name, call) -> {
                        var called = find(module, call.path("source").asString());
                        var where = module.path() + " module." + name;
                        called.named("variable")
                                .forEach((variable, body) -> {
                                    if (!body.has("default") && !call.has(variable)) {
                                        slips.add(where + " lacks " + variable);
                                    }
                                });
                        call.propertyNames().stream()
                                .filter(argument ->
                                        !META.contains(argument)
                                                && !argument.equals("source")
                                                && !called.named("variable").containsKey(argument))
                                .forEach(argument -> slips.add(where + " has " + argument));
                        module
                                .mentioned("\\bmodule\\." + name + "(?:\\[[^\\]]*\\])?\\.(\\w+)")
                                .stream()
                                .filter(output -> !called.named("output").containsKey(output))
                                .forEach(output -> slips.add(where + " gives no " + output));
                    });
        }
        assertThat(slips).isEmpty();
    }

    /** Walks what is written beside what the provider takes; a dynamic block is one of its name. */
    private static void compare(JsonNode body, JsonNode takes, String where, Set<String> slips) {
        var written = new TreeSet<>(body.propertyNames());
        body.path("dynamic").propertyNames().forEach(written::add);
        takes.propertyNames().stream()
                .filter(name -> name.endsWith("!"))
                .map(name -> name.substring(0, name.length() - 1))
                .filter(name -> !written.contains(name))
                .forEach(name -> slips.add(where + ": " + name + " is missing"));
        for (var name : written) {
            var known = takes.has(name) ? takes.path(name) : takes.path(name + "!");
            if (known.isMissingNode()) {
                if (!META.contains(name)) {
                    slips.add(where + ": there is no " + name);
                }
            } else if (known.isObject()) {
                body.path(name).forEach(inner -> compare(inner, known, where + "." + name, slips));
                for (var dynamic : body.path("dynamic").path(name)) {
                    for (var content : dynamic.path("content")) {
                        compare(content, known, where + "." + name, slips);
                    }
                }
            }
        }
    }

    private static void follow(
            TerraformModule module, String reference, Set<String> blocks, Set<String> slips) {
        var parts = List.of(reference.replaceAll("\\[[^\\]]*\\]", "").split("\\."));
        var data = parts.getFirst().equals("data") ? 1 : 0;
        var type = (data == 1 ? "data." : "") + parts.get(data);
        var name = type + "." + parts.get(data + 1);
        if (!blocks.contains(name)) {
            slips.add(module.path() + ": no " + name);
        } else if (parts.size() > data + 2) {
            var gives = known.at("/" + type + "/gives").valueStream().map(JsonNode::asString);
            if (gives.noneMatch(parts.get(data + 2)::equals)) {
                slips.add(module.path() + ": " + name + " gives no " + parts.get(data + 2));
            }
        }
    }

    private static TerraformModule find(TerraformModule from, String source) {
        var path = Path.of(from.path()).resolve(source).normalize().toString();
        return modules.stream()
                .filter(module -> module.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no module " + path));
    }
}
