package fr.jobmarket.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The messages that a gateway laid into its folder. */
public final class Mailbox {

    private static final Pattern TOKEN = Pattern.compile("#([A-Za-z0-9_-]{43})");

    private final Path folder;
    private final Set<Path> read = new HashSet<>();

    /** The messages in this folder, which need not be there yet. */
    public Mailbox(Path folder) {
        this.folder = folder;
    }

    /** The message to this address that was not read yet; waits for it. */
    public String newMessageTo(String address) {
        for (int i = 0; i < 400; i++) {
            for (Path file : files()) {
                String text = text(file);
                if (isTo(address, text) && read.add(file)) {
                    return text;
                }
            }
            pause();
        }
        throw new AssertionError("no message to " + address);
    }

    /** The token in the message to this address that was not read yet; waits for it. */
    public String newTokenTo(String address) {
        return tokenIn(newMessageTo(address));
    }

    /** The token in the link of a message. */
    public static String tokenIn(String message) {
        Matcher token = TOKEN.matcher(message);
        if (!token.find()) {
            throw new AssertionError("no link in " + message);
        }
        return token.group(1);
    }

    /** All messages to this address so far. */
    public List<String> messagesTo(String address) {
        return files().stream()
                .map(Mailbox::text)
                .filter(text -> isTo(address, text))
                .toList();
    }

    private static boolean isTo(String address, String text) {
        return text.startsWith("To: " + address + "\n");
    }

    private List<Path> files() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
