package fr.jobmarket.jobs;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * Who works on jobs.
 *
 * @param name for a person to read
 * @param workplace where it works. At most one living process may work in a workplace, which it has to make sure of by
 *     other means: one that finds a lease of its own workplace takes it over at once, as its holder must be dead
 */
public record Worker(String name, String workplace) {

    /** This process, working in a folder that it has locked against others. */
    public static Worker in(Path home) {
        String host = host();
        return new Worker(
                "process " + ProcessHandle.current().pid() + " on " + host,
                host + ":" + home.toAbsolutePath().normalize());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }
}
