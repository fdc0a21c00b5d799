package app.sotto.polish.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The guard's word lists: files with one group a line, forms parted by commas. */
final class Lexicon {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private Lexicon() {}

    static List<String> lines(String name) {
        var file = new ClassPathResource("polish/guard/" + name + ".txt");
        try {
            return file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> forms(String line) {
        return COMMA.splitAsStream(line.strip()).filter(form -> !form.isEmpty()).toList();
    }

    static Set<String> all(String name) {
        return lines(name).stream()
                .filter(line -> line.indexOf(',') >= 0)
                .flatMap(line -> forms(line).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Any of the forms, Latin ones as whole words. */
    static Pattern any(Collection<String> forms) {
        String any =
                forms.stream()
                        .sorted((a, b) -> b.length() - a.length())
                        .map(Lexicon::form)
                        .collect(Collectors.joining("|"));
        return Pattern.compile("(?:" + any + ")");
    }

    private static String form(String form) {
        String quoted =
                Arrays.stream(form.split(" ")).map(Pattern::quote).collect(Collectors.joining(" "));
        boolean word = Character.isLetter(form.charAt(0)) && form.charAt(0) < 0x250;
        return word ? "(?<![a-z0-9'])" + quoted + "(?![a-z0-9])" : quoted;
    }
}
