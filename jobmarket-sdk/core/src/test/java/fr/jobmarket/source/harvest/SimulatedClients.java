package fr.jobmarket.source.harvest;

import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.source.RateLimiter;
import fr.jobmarket.source.RetryPolicy;
import fr.jobmarket.source.adzuna.AdzunaClient;
import fr.jobmarket.source.adzuna.QuotaLedger;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import java.time.Clock;
import java.time.Duration;

/** Clients of a simulator, impatient enough for tests. */
final class SimulatedClients {

    static final RetryPolicy IMPATIENT = RetryPolicy.DEFAULT.withDelays(Duration.ofMillis(20), Duration.ofMillis(200));

    private SimulatedClients() {}

    static FranceTravailClient franceTravail(JobMarketSimulator simulator) {
        return franceTravail(simulator, RateLimiter.perSecond(20));
    }

    static FranceTravailClient franceTravail(JobMarketSimulator simulator, RateLimiter limiter) {
        return FranceTravailClient.builder()
                .clientId(simulator.clientId())
                .clientSecret(simulator.clientSecret())
                .baseUrl(simulator.franceTravailBaseUrl())
                .tokenUrl(simulator.franceTravailTokenUrl())
                .rateLimiter(limiter)
                .retryPolicy(IMPATIENT)
                .build();
    }

    static AdzunaClient adzuna(JobMarketSimulator simulator) {
        return AdzunaClient.builder()
                .appId(simulator.adzunaAppId())
                .appKey(simulator.adzunaAppKey())
                .baseUrl(simulator.adzunaBaseUrl())
                .ledger(QuotaLedger.inMemory(QuotaLedger.Quota.NONE, Clock.systemUTC()))
                .retryPolicy(IMPATIENT)
                .build();
    }
}
