package fr.jobmarket.gateway.mail;

import fr.jobmarket.error.InvalidInputException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Chooses the way of messages by what is configured. */
@Factory
final class PostFactory {

    /** Made at the start, so that a server that cannot be one is found then. */
    @Context
    @Bean(preDestroy = "close")
    Post post(
            @Property(name = "jobmarket.mail.server", defaultValue = "") String server,
            @Property(name = "jobmarket.mail.user", defaultValue = "") String user,
            @Property(name = "jobmarket.mail.password", defaultValue = "") String password,
            @Property(name = "jobmarket.mail.from", defaultValue = "") String from,
            @Property(name = "jobmarket.mail.folder", defaultValue = "") String folder,
            Clock clock,
            MeterRegistry meters) {
        if (!server.isBlank() && !folder.isBlank()) {
            throw new InvalidInputException("JOBMARKET_MAIL_SERVER and JOBMARKET_MAIL_FOLDER exclude each other");
        }
        Mailer mailer = server.isBlank()
                ? folder.isBlank() ? new NoMailer() : new FolderMailer(Path.of(folder), clock)
                : new SmtpMailer(server, absentIfBlank(user), absentIfBlank(password), from, clock);
        return new Post(mailer, meters);
    }

    private static @Nullable String absentIfBlank(String text) {
        return text.isBlank() ? null : text;
    }
}
