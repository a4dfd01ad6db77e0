package fr.jobmarket.examples;

import fr.jobmarket.simulator.JobMarketSimulator;
import fr.jobmarket.source.francetravail.FranceTravailClient;
import fr.jobmarket.source.francetravail.FranceTravailQuery;
import java.util.List;

/**
 * Fetches offers from France Travail: {@code ./jobmarket example FetchOffers python}.
 *
 * <p>With {@code FRANCE_TRAVAIL_CLIENT_ID} and {@code FRANCE_TRAVAIL_CLIENT_SECRET} set it asks the real API, otherwise
 * a simulated one.
 */
public final class FetchOffers {

    private static final int SHOWN = 10;

    private FetchOffers() {}

    /** Searches for the words given as arguments. */
    public static void main(String[] words) {
        if (System.getenv("FRANCE_TRAVAIL_CLIENT_ID") != null) {
            search(FranceTravailClient.fromEnv(), words);
            return;
        }
        System.out.println("No credentials are set: asking a simulated France Travail.");
        try (JobMarketSimulator simulator =
                JobMarketSimulator.builder().syntheticMarket(2_000, 1).start()) {
            search(
                    FranceTravailClient.builder()
                            .baseUrl(simulator.franceTravailBaseUrl())
                            .tokenUrl(simulator.franceTravailTokenUrl())
                            .clientId(simulator.clientId())
                            .clientSecret(simulator.clientSecret())
                            .build(),
                    words);
        }
    }

    private static void search(FranceTravailClient client, String[] words) {
        String[] searched = words.length == 0 ? List.of("data").toArray(String[]::new) : words;
        FranceTravailQuery query =
                FranceTravailQuery.builder().keywords(searched).build();
        // Pages are fetched as the stream is read: ten offers cost one call.
        client.pages(query).stream()
                .flatMap(page -> page.offers().stream())
                .limit(SHOWN)
                .forEach(offer -> System.out.println(offer.payload()));
    }
}
