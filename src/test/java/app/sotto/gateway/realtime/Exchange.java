package app.sotto.gateway.realtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps an exchange, as it went over the wire, for docs/realtime.md. */
final class Exchange {

    private Exchange() {}

    static void keep(RealtimeClient client) throws IOException {
        Path file = Path.of("target", "realtime-exchange.txt");
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                client.exchange.stream().map(line -> line.replaceAll("A{40,}=*", "…")).toList());
    }
}
