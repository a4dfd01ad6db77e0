package fr.jobmarket.internal;

import fr.jobmarket.error.NonRetriableException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.stream.Stream;

/** The files a program consists of, which tell one build from another without anybody counting up a number. */
public final class ProgramFiles {

    private ProgramFiles() {}

    /**
     * Adds the archive, or the folder, that a class comes from.
     *
     * @throws NonRetriableException when it cannot be read
     */
    public static void add(MessageDigest digest, Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new NonRetriableException("cannot tell which files " + type.getName() + " comes from", null);
        }
        try {
            add(digest, Path.of(source.getLocation().toURI()), "");
        } catch (IOException | URISyntaxException | RuntimeException e) {
            throw new NonRetriableException("cannot read the program's own files: " + e.getMessage(), e);
        }
    }

    /** Adds the files below a folder, or the one file, whose name begins like this. */
    public static void add(MessageDigest digest, Path where, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (file.getFileName().toString().startsWith(prefix)) {
                    Sha256.add(digest, file);
                }
            }
        }
    }
}
