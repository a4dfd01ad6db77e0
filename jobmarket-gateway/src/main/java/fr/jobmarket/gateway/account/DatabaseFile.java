package fr.jobmarket.gateway.account;

import fr.jobmarket.error.InvalidInputException;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks after the file of an H2 database before it is opened: only its owner may read it, and one that was emptied is not
 * taken for a new one.
 */
@Singleton
final class DatabaseFile implements BeanCreatedEventListener<DatasourceConfiguration> {

    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?:file:)?([./][^;]*)(?:;.*)?");

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        Matcher url = H2_FILE.matcher(String.valueOf(event.getBean().getUrl()));
        if (url.matches()) {
            prepare(Path.of(url.group(1) + ".mv.db").toAbsolutePath());
        }
        return event.getBean();
    }

    private static void prepare(Path file) {
        try {
            PrivateFiles.makeFolderOf(file);
            boolean isNew = PrivateFiles.makeFile(file);
            if (!isNew && Files.size(file) == 0) {
                throw new InvalidInputException("the database " + file
                        + " is empty; put back a copy of it, or delete it to begin without any account");
            }
            PrivateFiles.close(file);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot keep the database in " + file + " (" + e.getMessage()
                            + "); make the folder writable or set JOBMARKET_DATABASE_URL",
                    e);
        }
    }
}
