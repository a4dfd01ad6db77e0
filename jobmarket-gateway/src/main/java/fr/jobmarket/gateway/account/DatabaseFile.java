package fr.jobmarket.gateway.account;

import fr.jobmarket.jobs.ApplicationDatabase;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.configuration.jdbc.hikari.DatasourceFactory;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.context.event.BeanDestroyedEvent;
import io.micronaut.context.event.BeanDestroyedEventListener;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks after the file of an H2 database: before it is opened, and once its pool is closed. */
@Singleton
final class DatabaseFile
        implements BeanCreatedEventListener<DatasourceConfiguration>, BeanDestroyedEventListener<DatasourceFactory> {

    private final ConcurrentLinkedQueue<DatasourceConfiguration> opened = new ConcurrentLinkedQueue<>();

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        ApplicationDatabase.protect(String.valueOf(event.getBean().getUrl()));
        opened.add(event.getBean());
        return event.getBean();
    }

    @Override
    public void onDestroyed(BeanDestroyedEvent<DatasourceFactory> event) {
        for (DatasourceConfiguration pool = opened.poll(); pool != null; pool = opened.poll()) {
            database(pool).close();
        }
    }

    private static ApplicationDatabase database(DatasourceConfiguration pool) {
        Map<String, String> variables = Map.of(
                ApplicationDatabase.URL, String.valueOf(pool.getUrl()),
                ApplicationDatabase.USER, String.valueOf(pool.getUsername()),
                ApplicationDatabase.PASSWORD, String.valueOf(pool.getPassword()));
        return ApplicationDatabase.of(variables, Path.of(""));
    }
}
