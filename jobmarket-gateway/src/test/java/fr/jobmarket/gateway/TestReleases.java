package fr.jobmarket.gateway;

import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.OfferJson;
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
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Publishes real releases of a small market through warehouse and index, the way the pipeline does. */
public final class TestReleases {

    private static final Instant HARVESTED = Instant.parse("2026-11-20T06:00:00Z");

    private TestReleases() {}

    /** A published release and what is in it. */
    public record Published(Release release, List<Offer> offers) {}

    /** Publishes this many offers, two thirds from France Travail and one third from Adzuna. */
    public static Published publish(Path home, int count, long seed) {
        return publish(home, TestMarket.offers(count, seed));
    }

    /** Publishes these offers. */
    public static Published publish(Path home, List<Offer> market) {
        return publish(home, market, Map.of());
    }

    /**
     * Publishes these offers.
     *
     * @param likes by candidate, the ids of the offers they saved before
     */
    public static Published publish(Path home, List<Offer> market, Map<String, List<String>> likes) {
        return publish(home, List.of(), market, likes);
    }

    /** Publishes this many offers; the first of them on the day of other releases, all of them a day later. */
    public static Published publish(Path home, int dayBefore, int count, long seed) {
        List<Offer> market = TestMarket.offers(count, seed);
        return publish(home, market.subList(0, dayBefore), market, Map.of());
    }

    private static Published publish(
            Path home, List<Offer> dayBefore, List<Offer> market, Map<String, List<String>> likes) {
        try (Warehouse warehouse = Warehouse.open("jdbc:duckdb:")) {
            collect(warehouse, likes);
            if (!dayBefore.isEmpty()) {
                transform(warehouse, dayBefore, HARVESTED);
            }
            transform(warehouse, market, dayBefore.isEmpty() ? HARVESTED : HARVESTED.plus(1, ChronoUnit.DAYS));
            List<Offer> offers = new ArrayList<>();
            Release release = ReleaseStore.at(home.resolve("releases")).publish(draft -> {
                try (OfferIndexBuilder index = OfferIndexBuilder.create(draft.indexDirectory())) {
                    warehouse.forEachOffer(offer -> {
                        index.add(offer);
                        offers.add(offer);
                    });
                    index.finish();
                }
                warehouse.exportGold(draft.goldDirectory());
            });
            return new Published(release, offers);
        }
    }

    private static void collect(Warehouse warehouse, Map<String, List<String>> likes) {
        String run = warehouse.runs().start("collect").id();
        try (Collecting collecting = warehouse.collect(run, "database", false)) {
            likes.forEach((candidate, offers) -> {
                collecting.candidate(candidate);
                offers.forEach(offer ->
                        collecting.feedback(candidate + offer, candidate, offer, "SAVE", null, null, HARVESTED));
            });
            collecting.commit();
        }
    }

    private static void transform(Warehouse warehouse, List<Offer> market, Instant harvested) {
        for (Source source : Source.values()) {
            ingest(warehouse, source, market, harvested);
        }
        Transformation asGiven = Transformation.of(
                        raw -> new CleaningResult.Cleaned(OfferJson.read(raw.payload())), "1")
                .withoutDuplicates();
        warehouse.transform(asGiven, ProgressListener.SILENT);
    }

    private static void ingest(Warehouse warehouse, Source source, List<Offer> market, Instant harvested) {
        String run = warehouse.runs().start("harvest").id();
        try (BronzeIngest ingest = warehouse.ingest(run, source, null)) {
            market.stream()
                    .filter(offer -> offer.source() == source)
                    .map(offer -> new RawOffer(source, offer.sourceId(), OfferJson.write(offer), harvested))
                    .forEach(ingest::accept);
        }
    }
}
