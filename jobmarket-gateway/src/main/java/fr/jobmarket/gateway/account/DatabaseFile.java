package fr.jobmarket.gateway.account;

import fr.jobmarket.jobs.ApplicationDatabase;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Looks after the file of an H2 database before it is opened. */
@Singleton
final class DatabaseFile implements BeanCreatedEventListener<DatasourceConfiguration> {

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        ApplicationDatabase.protect(String.valueOf(event.getBean().getUrl()));
        return event.getBean();
    }
}
