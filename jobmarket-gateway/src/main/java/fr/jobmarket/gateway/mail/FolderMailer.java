package fr.jobmarket.gateway.mail;

import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.UUID;

/** Lays messages into a folder, one file each, readable by its owner alone: for development and tests. */
final class FolderMailer implements Mailer {

    private final Path folder;
    private final Clock clock;

    FolderMailer(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public boolean delivers() {
        return true;
    }

    @Override
    public void send(Mail mail) {
        String name = clock.millis() + "-" + mail.kind() + "-" + UUID.randomUUID();
        Path draft = folder.resolve("." + name);
        try {
            PrivateFiles.makeFolderOf(draft);
            PrivateFiles.makeFile(draft);
            Files.writeString(draft, "To: " + mail.to() + "\nSubject: " + mail.subject() + "\n\n" + mail.text());
            Files.move(draft, folder.resolve(name + ".txt"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new NonRetriableException(
                    "cannot write a message into JOBMARKET_MAIL_FOLDER (" + e.getMessage() + ")", e);
        }
    }
}
