package fr.jobmarket.gateway.account;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What time it is. */
@Factory
final class TimeFactory {

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
