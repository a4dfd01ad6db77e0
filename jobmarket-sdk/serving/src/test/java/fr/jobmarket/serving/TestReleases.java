package fr.jobmarket.serving;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.serving.release.Release;
import fr.jobmarket.serving.release.ReleaseStore;
import fr.jobmarket.source.RawOffer;
import fr.jobmarket.warehouse.BronzeIngest;
import fr.jobmarket.warehouse.Collecting;
import fr.jobmarket.warehouse.ProgressListener;
import fr.jobmarket.warehouse.Transformation;
import fr.jobmarket.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Publishes real releases through warehouse and index, the way the pipeline does. */
final class TestReleases {

    private TestReleases() {}

    /** Publishes this many offers. */
    static Release publish(ReleaseStore store, int offers) {
        return publish(store, offers, Map.of());
    }

    /**
     * Publishes this many offers.
     *
     * @param likes by candidate, the ids of the offers they saved
     */
    static Release publish(ReleaseStore store, int offers, Map<String, List<String>> likes) {
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:")) {
            String run = warehouse.runs().start("harvest").id();
            try (BronzeIngest ingest = warehouse.ingest(run, Source.FRANCE_TRAVAIL, null)) {
                for (int i = 0; i < offers; i++) {
                    ingest.accept(new RawOffer(Source.FRANCE_TRAVAIL, "o" + i, "{}", Instant.now()));
                }
            }
            collect(warehouse, likes);
            warehouse.transform(
                    Transformation.of(raw -> new CleaningResult.Cleaned(offer(raw)), "1")
                            .withoutDuplicates(),
                    ProgressListener.SILENT);
            return store.publish(draft -> {
                try (OfferIndexBuilder index = OfferIndexBuilder.create(draft.indexDirectory())) {
                    warehouse.forEachOffer(index::add);
                    index.finish();
                }
                warehouse.exportGold(draft.goldDirectory());
            });
        }
    }

    private static void collect(Warehouse warehouse, Map<String, List<String>> likes) {
        String run = warehouse.runs().start("collect").id();
        try (Collecting collecting = warehouse.collect(run, "database", false)) {
            likes.forEach((candidate, offers) -> {
                collecting.candidate(candidate);
                offers.forEach(offer ->
                        collecting.feedback(candidate + offer, candidate, offer, "SAVE", null, null, Instant.now()));
            });
            collecting.commit();
        }
    }

    private static Offer offer(RawOffer raw) {
        return Offer.builder(raw.source(), raw.sourceId())
                .title("Data engineer " + raw.sourceId())
                .description("Poste de data engineer, équipe " + raw.sourceId())
                .attribution("France Travail")
                .createdAt(raw.harvestedAt())
                .build();
    }
}
