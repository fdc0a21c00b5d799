package app.sotto.gateway.bench;

import app.sotto.gateway.bench.PlainNode.Message;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** HTTP as plainly as can be: a virtual thread a connection, an answer a request. */
final class PlainServer {

    private static final int WAITING = 4096;

    interface Answering {
        void answer(Message request, OutputStream out) throws IOException, InterruptedException;
    }

    private PlainServer() {}

    /** Listens on the loopback address until the process is ended. */
    static void listen(int port, Answering answering) throws IOException {
        try (var server = new ServerSocket(port, WAITING, InetAddress.getLoopbackAddress())) {
            while (true) {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> serve(socket, answering));
            }
        }
    }

    private static void serve(Socket socket, Answering answering) {
        try (socket;
                var in = new BufferedInputStream(socket.getInputStream());
                var out = new BufferedOutputStream(socket.getOutputStream())) {
            for (var request = Message.read(in); request != null; request = Message.read(in)) {
                answering.answer(request, out);
                out.flush();
            }
        } catch (IOException _) {
            // The caller has gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
