package fr.jobmarket.demo;

import fr.jobmarket.error.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports the demo listens on, on the loopback interface. */
final class Ports {

    private Ports() {}

    /** Refuses a port that is taken, with the option that changes it. */
    static void requireFree(int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "port " + port + " is in use; stop what listens there or choose another port with " + option, e);
        }
    }
}
