package fr.jobmarket.gateway.key;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file that keys are kept in, a JWK set that its owner alone may read. It is replaced whole, so that whoever reads it
 * meets the old keys or the new ones.
 *
 * @param path where it is
 */
record KeyFile(Path path) {

    /** The keys of the gateway with this home. */
    static KeyFile under(Path home) {
        return new KeyFile(home.resolve("gateway").resolve("jwt-keys.json"));
    }

    /** The secret beside this file, which gateways of before had instead of keys. */
    Optional<KeySet> secretOfBefore() {
        Path file = path.resolveSibling("jwt-secret");
        return Files.exists(file)
                ? Optional.of(KeySet.ofSecret(text(file).strip(), file.toString()))
                : Optional.empty();
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** The keys. Throws {@link InvalidInputException} when there are none that could be used. */
    KeySet read() {
        return KeySet.parse(text(path), path.toString());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "the keys in " + file + " cannot be read (" + e + "); make them with: jobmarket keys rotate --file "
                            + file,
                    e);
        }
    }

    /** Makes the file with one key, unless another process is as fast, whose key is as good. */
    void create(Instant now) {
        try {
            Path draft = draft(KeySet.EMPTY.rotated(now, now, Duration.ZERO));
            try {
                Files.createLink(path, draft);
            } catch (FileAlreadyExistsException e) {
                return;
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Keeps these keys instead of those before. */
    void write(KeySet keys) {
        try {
            Files.move(draft(keys), path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path draft(KeySet keys) throws IOException {
        PrivateFiles.makeFolderOf(path);
        Path draft = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID());
        PrivateFiles.makeFile(draft);
        return Files.writeString(draft, keys.toJson() + "\n");
    }

    private InvalidInputException unwritable(IOException e) {
        return new InvalidInputException(
                "cannot keep keys in " + path + " (" + e + "); make the folder writable or set JOBMARKET_JWT_KEYS", e);
    }

    /** Something that is another after each change of the file; null while it cannot be looked at. */
    @Nullable
    Version version() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return null;
        }
    }

    /** See {@link #version}. */
    record Version(FileTime modified, long size, @Nullable Object file) {}
}
