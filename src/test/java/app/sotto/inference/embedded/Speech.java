package app.sotto.inference.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Real speech for tests: eleven seconds of a president, in the public domain. */
final class Speech {

    static final String KENNEDY =
            "And so, my fellow Americans, ask not what your country can do for you, ask what you"
                    + " can do for your country.";

    private Speech() {}

    /** The beginning of the clip, for what does not depend on the words. */
    static byte[] aSecond() {
        return Arrays.copyOf(kennedy(), 44 + 2 * 16_000);
    }

    static byte[] kennedy() {
        try (var files = Files.walk(Path.of("target/test-classes/speech"))) {
            var clip = files.filter(file -> file.endsWith("jfk.wav")).findFirst().orElseThrow();
            return Files.readAllBytes(clip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
