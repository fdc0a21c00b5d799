package app.sotto.recordings;

import app.sotto.tenancy.CurrentTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where audio is kept. */
@Configuration
class RecordingConfiguration {

    @Bean
    Recordings recordings(
            CurrentTenant tenant, @Value("${sotto.home}") Path home, RecordingSettings settings)
            throws IOException {
        Path root = Files.createDirectories(home.resolve("recordings"));
        Leftovers.clear(root);
        return new DiskRecordings(
                tenant, root, settings, new Room(root, settings.reserve().toBytes()));
    }
}
