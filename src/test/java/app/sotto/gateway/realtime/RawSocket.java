package app.sotto.gateway.realtime;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A WebSocket client that can do what a decent one would not (RFC 6455, section 5.2). */
final class RawSocket implements AutoCloseable {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;

    final int status;
    final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    RawSocket(int port, String key) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        out.write(
                """
                GET /v1/realtime?intent=transcription HTTP/1.1
                Host: localhost:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13
                Authorization: Bearer %s

                """
                        .formatted(port, key)
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        status = Integer.parseInt(line().split(" ", 3)[1]);
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] parts = line.split(": ", 2);
            headers.put(parts[0], parts[1]);
        }
    }

    /** A whole frame with a mask of zeros. */
    void send(int opcode, byte[] payload) throws IOException {
        send(opcode, payload, true);
    }

    void send(int opcode, byte[] payload, boolean last) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(opcode | (last ? 0x80 : 0));
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift) & 0xff);
            }
        }
        frame.write(new byte[4], 0, 4);
        frame.writeBytes(payload);
        out.write(frame.toByteArray());
        out.flush();
    }

    void say(String json) throws IOException {
        send(TEXT, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads to the end; the code that the server closed with, or −1 where it just went. */
    int closeCode() throws IOException {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0f;
                int length = in.readUnsignedByte();
                byte[] payload =
                        in.readNBytes(
                                length == 126
                                        ? in.readUnsignedShort()
                                        : length == 127 ? (int) in.readLong() : length);
                if (opcode == CLOSE) {
                    return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
                }
            }
        } catch (EOFException e) {
            return -1;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
