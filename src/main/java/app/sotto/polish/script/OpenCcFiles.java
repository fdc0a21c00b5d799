package app.sotto.polish.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads OpenCC's configurations and dictionaries as its package has them. */
final class OpenCcFiles {

    private static final String DATA = "opencc/data/";

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<String, Lexicon> TABLES = new ConcurrentHashMap<>();

    private OpenCcFiles() {}

    /**
     * A conversion by its name.
     *
     * @param config such as {@code s2tw}
     */
    static OpenCc conversion(String config) {
        JsonNode tree = JSON.readTree(text("config/" + config + ".json"));
        return new OpenCc(
                dictionaries(tree.path("normalization")),
                tree.has("segmentation") ? dictionary(tree.path("segmentation")) : null,
                dictionaries(tree.path("conversion_chain")));
    }

    private static List<Lexicon> dictionaries(JsonNode stages) {
        var all = new ArrayList<Lexicon>();
        stages.forEach(stage -> all.add(dictionary(stage)));
        return all;
    }

    private static Lexicon dictionary(JsonNode stage) {
        return lexicon(stage.path("dict"));
    }

    private static Lexicon lexicon(JsonNode dictionary) {
        if (dictionary.has("file")) {
            return table(dictionary.path("file").asString());
        }
        var all = new ArrayList<Lexicon>();
        dictionary.path("dicts").forEach(each -> all.add(lexicon(each)));
        return dictionary.path("match_policy").asString().equals("union")
                ? new Lexicon.Longest(List.copyOf(all))
                : new Lexicon.First(List.copyOf(all));
    }

    /** Read once: conversions share them. */
    private static Lexicon table(String file) {
        Lexicon known = TABLES.get(file);
        if (known != null) {
            return known;
        }
        Lexicon read = safeTable(file);
        var _ = TABLES.putIfAbsent(file, read);
        return read;
    }

    /**
     * A model may write the script that is asked for already, or both in one sentence. So phrases
     * that a dictionary would make are in it as well, and stay as they are: 鄰里 is no 鄰裡, and 显著 no
     * 显着.
     */
    private static Lexicon safeTable(String file) {
        Map<String, String> entries = entries(file);
        if (file.startsWith("STPhrases")) {
            List.copyOf(entries.values()).forEach(made -> entries.putIfAbsent(made, made));
        } else if (file.equals("TWVariantsRevPhrases.txt")) {
            OpenCc simplified = conversion("t2s");
            List.copyOf(entries.values()).stream()
                    .map(simplified::of)
                    .forEach(made -> entries.putIfAbsent(made, made));
        }
        return new Table(entries);
    }

    /** A dictionary's lines: what is replaced, a tab, and what by, the usual first. */
    static Map<String, String> entries(String file) {
        var entries = new LinkedHashMap<String, String>();
        text(file)
                .lines()
                .filter(line -> line.indexOf('\t') > 0 && !line.startsWith("#"))
                .forEach(line -> {
                    int tab = line.indexOf('\t');
                    int end = line.indexOf(' ', tab);
                    var _ =
                            entries.put(
                                    line.substring(0, tab),
                                    line.substring(tab + 1, end < 0 ? line.length() : end));
                });
        return entries;
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(DATA + path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
