package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS in front of a port, as a proxy does it, with a certificate of its own for localhost. */
final class TlsFront implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final ServerSocket server;
    private final int behind;
    private final Path certificate;

    TlsFront(int behind) throws IOException, GeneralSecurityException {
        this.behind = behind;
        Path folder = Files.createTempDirectory("tls");
        Path store = folder.resolve("store.p12");
        certificate = folder.resolve("certificate.pem");
        keytool(
                "-genkeypair -keyalg EC -alias tls -dname CN=localhost -ext san=dns:localhost"
                        + " -storetype PKCS12 -storepass changeit -keystore "
                        + store);
        keytool(
                "-exportcert -rfc -alias tls -storepass changeit -file "
                        + certificate
                        + " -keystore "
                        + store);
        server = listening(store);
        Thread.ofVirtual().name("tls-front").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** What a client has to trust. */
    Path certificate() {
        return certificate;
    }

    private static void keytool(String arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            assertThat(status).as(arguments).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ServerSocket listening(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls.getServerSocketFactory().createServerSocket(0);
    }

    private void accept() {
        try {
            while (true) {
                Socket outside = server.accept();
                Socket inside = new Socket("localhost", behind);
                Thread.ofVirtual().start(() -> pass(outside, inside));
                Thread.ofVirtual().start(() -> pass(inside, outside));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One of them has gone, and now both.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
