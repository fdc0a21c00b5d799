package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever behaves like Stripe says from which of its pages, and for which version. */
class SourcesTests {
    private static final Path SOURCES = Path.of("src/main/java/app/sotto/billing/teststripe");
    private static final Pattern COPIES =
            Pattern.compile(
                    "Copies:[^.]*?https://docs\\.stripe\\.com/\\S+.*?\\(2026-07-29\\.dahlia\\)",
                    Pattern.DOTALL);

    /** What has nothing of Stripe's in it. */
    private static final Set<String> OWN =
            Set.of(
                    "Books",
                    "Call",
                    "CheckoutSummary",
                    "Desk",
                    "Disturbance",
                    "Disturbances",
                    "Hosted",
                    "Html",
                    "Ids",
                    "Journal",
                    "Json",
                    "Pdf",
                    "Reply",
                    "Router",
                    "Store",
                    "TestStripe",
                    "TestStripeOptions",
                    "Visit",
                    "Words",
                    "Shapes",
                    "StandInPage",
                    "package-info");

    @TestFactory
    Stream<DynamicTest> namesItsSource() throws IOException {
        try (var files = Files.list(SOURCES)) {
            return files.sorted().toList().stream()
                    .filter(file -> !OWN.contains(name(file)))
                    .map(file ->
                            DynamicTest.dynamicTest(
                                    name(file),
                                    () ->
                                            assertThat(Files.readString(file).replace("\n * ", " "))
                                                    .as(
                                                            "a line such as “Copies: https://docs.stripe.com/… (2026-07-29.dahlia)” in %s",
                                                            file)
                                                    .containsPattern(COPIES)));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
