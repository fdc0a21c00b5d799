package app.sotto.gateway.realtime;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the recorder's test page asks of its server: words and client secrets. */
@RestController
@TestComponent
class RecorderPage {

    private static final String PREFIX = "dictation.recorder.";

    final AtomicBoolean away = new AtomicBoolean();

    @GetMapping("/secret")
    ResponseEntity<String> secret() {
        return away.get()
                ? ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build()
                : ResponseEntity.ok("ek_sotto_test");
    }

    @GetMapping("/strings.json")
    Map<String, String> strings() throws IOException {
        var words = new Properties();
        try (Reader file =
                Files.newBufferedReader(
                        Path.of("src/main/resources/vaadin-i18n/translations_en.properties"))) {
            words.load(file);
        }
        return words.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .collect(
                        Collectors.toMap(
                                key -> key.substring(PREFIX.length()), words::getProperty));
    }
}
