package fr.jobmarket.gateway.account;

import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.internal.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * The key that signs access tokens.
 *
 * @param value at least 32 bytes of text
 */
record JwtSecret(String value) {

    /** HS256 needs a key as long as its hash (RFC 7518, 3.2). */
    private static final int MIN_BYTES = 32;

    /** The secret kept in this file, which is created readable by its owner alone when it is not there. */
    static JwtSecret keptIn(Path file) {
        try {
            PrivateFiles.makeFolderOf(file);
            create(file);
            String value = Files.readString(file).strip();
            if (value.getBytes(StandardCharsets.UTF_8).length < MIN_BYTES) {
                throw new InvalidInputException(
                        "the token secret in " + file + " is too short; delete the file and start again");
            }
            return new JwtSecret(value);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot keep the token secret in " + file + " (" + e.getMessage()
                            + "); make the folder writable or set JOBMARKET_JWT_SECRET",
                    e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] random = new byte[48];
        new SecureRandom().nextBytes(random);
        // Complete before it has its name: another process may be starting too, and its secret is as good.
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        if (Files.exists(file) || !PrivateFiles.makeFile(draft)) {
            return;
        }
        try {
            Files.writeString(draft, Base64.getUrlEncoder().encodeToString(random) + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            Files.delete(draft);
        }
    }

    @Override
    public String toString() {
        return "JwtSecret[hidden]";
    }
}
