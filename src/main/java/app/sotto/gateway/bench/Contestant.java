package app.sotto.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Somebody who passes chats on.
 *
 * @param url of its chat completions
 * @param cpu what it has used so far
 */
record Contestant(String name, String url, Supplier<Duration> cpu) {

    /** As plain a proxy as nginx can be, on connections that it keeps. */
    static Optional<Contestant> nginx(Processes processes, Path folder, int node)
            throws IOException, InterruptedException {
        var program = Processes.installed("nginx");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Processes.freePort();
        Path file =
                Files.writeString(
                        folder.resolve("nginx.conf"),
                        """
                        daemon off; worker_processes auto; pid nginx.pid; error_log /dev/null;
                        events { worker_connections 8192; }
                        http { access_log off; keepalive_requests 1000000000; keepalive_timeout 1h;
                          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                          uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                          upstream node { server 127.0.0.1:%d; keepalive 4096; keepalive_requests 1000000000; }
                          server { listen 127.0.0.1:%d;
                            location / { proxy_pass http://node; proxy_http_version 1.1;
                              proxy_set_header Connection ""; proxy_buffering off; } } }
                        """
                                .formatted(node, port));
        return Optional.of(
                started(
                        "nginx",
                        processes,
                        port,
                        List.of(program.get(), "-p", folder.toString(), "-c", file.toString())));
    }

    static Optional<Contestant> haproxy(Processes processes, Path folder, int node)
            throws IOException, InterruptedException {
        var program = Processes.installed("haproxy");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Processes.freePort();
        Path file =
                Files.writeString(
                        folder.resolve("haproxy.cfg"),
                        """
                        global
                          maxconn 8000
                        defaults
                          mode http
                          timeout connect 5s
                          timeout client 1h
                          timeout server 1h
                          option http-no-delay
                          http-reuse always
                        listen chat
                          bind 127.0.0.1:%d
                          server node 127.0.0.1:%d
                        """
                                .formatted(port, node));
        return Optional.of(
                started("HAProxy", processes, port, List.of(program.get(), "-f", file.toString())));
    }

    /** Portkey's gateway for Node, where the setting says in which folder it was installed. */
    static Optional<Contestant> portkey(Processes processes, Path folder)
            throws IOException, InterruptedException {
        var script = folder.resolve("node_modules/@portkey-ai/gateway/build/start-server.js");
        var node = Processes.installed("node");
        if (node.isEmpty() || !Files.exists(script)) {
            return Optional.empty();
        }
        int port = Processes.freePort();
        return Optional.of(
                started(
                        "Portkey",
                        processes,
                        port,
                        List.of(node.get(), script.toString(), "--headless", "--port=" + port)));
    }

    private static Contestant started(
            String name, Processes processes, int port, List<String> command)
            throws IOException, InterruptedException {
        var process = processes.start(command);
        Processes.awaitPort(port);
        return new Contestant(name, url(port), () -> Processes.cpu(process.toHandle()));
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port + "/v1/chat/completions";
    }
}
