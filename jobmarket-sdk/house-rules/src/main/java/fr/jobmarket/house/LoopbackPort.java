package fr.jobmarket.house;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** A port of the loopback interface, for a server that tests start. */
public record LoopbackPort(int number) {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int PAUSE_MILLIS = 50;

    /** One that was free a moment ago. */
    public static LoopbackPort free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new LoopbackPort(socket.getLocalPort());
        }
    }

    /** Waits until the server takes connections; fails when it ends before, or does not in time. */
    public void await(Process server, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() > end) {
                server.destroyForcibly();
                throw new IOException("the server on port " + number + " did not start");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", number), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
