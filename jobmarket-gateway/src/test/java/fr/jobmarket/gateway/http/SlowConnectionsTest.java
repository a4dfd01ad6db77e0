package fr.jobmarket.gateway.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.jobmarket.gateway.GatewayTest;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who send their request byte by byte. */
@MicronautTest(transactional = false)
class SlowConnectionsTest extends GatewayTest {

    private static final int BYTES = 300;

    @Override
    protected Map<String, Object> overrides() {
        return Map.of("jobmarket.request-timeout", "500ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health/liveness HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1000\r\n\r\n{"
            })
    void areClosedHoweverBusyTheySeem(String beginning) throws Exception {
        try (Socket socket = connect()) {
            send(socket, beginning);
            int sent = 0;
            while (sent < BYTES && !isClosed(socket)) {
                sent++;
                try {
                    send(socket, "x");
                } catch (IOException e) {
                    return; // closed meanwhile
                }
            }
            assertTrue(sent < BYTES, "still open after " + sent + " bytes");
        }
    }

    @Test
    void mayStayOpenBetweenRequests() throws Exception {
        try (Socket socket = connect()) {
            for (int i = 0; i < 3; i++) {
                send(socket, "GET /health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertTrue(firstLine(socket).startsWith("HTTP/1.1 200"));
                Thread.sleep(400);
            }
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(gateway.uri().getHost(), gateway.uri().getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Waits a moment for the other side to hang up. */
    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(20);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static String firstLine(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        InputStream in = socket.getInputStream();
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\r' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        in.skipNBytes(in.available());
        return line.toString();
    }
}
