package app.sotto.inference.embedded;

import java.util.List;
import java.util.Optional;

/**
 * A model file as its publisher made it.
 *
 * @param sha256 in lower-case hexadecimal
 */
record Weights(String file, long bytes, String sha256) {

    private static final List<Weights> KNOWN =
            List.of(
                    new Weights(
                            "ggml-base.bin",
                            147_951_465,
                            "60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe"),
                    new Weights(
                            "ggml-tiny.bin",
                            77_691_713,
                            "be07e048e1e599ad46341c8d2a135645097a538221678b7acdd1b1919c6e1b21"));

    static Optional<Weights> named(String file) {
        return KNOWN.stream().filter(weights -> weights.file().equals(file)).findFirst();
    }

    static List<String> names() {
        return KNOWN.stream().map(Weights::file).toList();
    }
}
