package fr.jobmarket.demo.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.jobmarket.cleaning.CleaningResult;
import fr.jobmarket.cleaning.DuplicateFinder;
import fr.jobmarket.cleaning.OfferCleaner;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Source;
import fr.jobmarket.simulator.SyntheticMarket;
import fr.jobmarket.source.RawOffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast duplicates are found among offers of a synthetic market into which copies were put: one offer in ten is the
 * advertisement before it under a new id, spaced and capitalised differently. Making and cleaning the offers is not part
 * of the time.
 *
 * @param offers how many offers, copies included
 * @param copies how many of them are copies
 * @param copiesFound copies that are in a pair, as the duplicate or as the offer kept
 * @param pairs duplicates found in all; the market has some of its own
 * @param addSeconds time to sketch the offers, on all processors
 * @param findSeconds time to find the duplicates among the sketches
 * @param nextSeconds time to find them again after one offer in twenty has vanished, told of the search before
 * @param heapMegabytes heap in use after finding
 */
public record DuplicateSpeed(
        long offers,
        long copies,
        long copiesFound,
        long pairs,
        double addSeconds,
        double findSeconds,
        double nextSeconds,
        long heapMegabytes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 10_000;
    private static final int ONE_IN = 10;
    private static final int ONE_VANISHED_OF = 20;
    private static final String COPY = "COPY";

    /** Measures on this many offers. */
    public static DuplicateSpeed measure(int offers, long seed) {
        DuplicateFinder finder = DuplicateFinder.create();
        List<byte[]> sketches = new ArrayList<>();
        OfferCleaner cleaner = OfferCleaner.ofDefaults();
        long copies = 0;
        long nanos = 0;
        long added = 0;
        try (Stream<String> market = SyntheticMarket.of(seed).franceTravailOffers(offers - offers / ONE_IN)) {
            Iterator<String> payloads = market.iterator();
            while (payloads.hasNext()) {
                List<Offer> chunk = chunk(payloads, cleaner, added);
                long start = System.nanoTime();
                List<byte[]> sketched =
                        chunk.parallelStream().map(DuplicateFinder::sketch).toList();
                sketched.parallelStream().forEach(sketch -> finder.add(sketch, true));
                nanos += System.nanoTime() - start;
                sketches.addAll(sketched);
                added += chunk.size();
                copies += chunk.stream()
                        .filter(offer -> offer.sourceId().startsWith(COPY))
                        .count();
            }
        }
        long start = System.nanoTime();
        DuplicateFinder.Found searched = finder.search();
        double findSeconds = (System.nanoTime() - start) / 1e9;
        List<DuplicateFinder.Pair> pairs = searched.pairs();
        long found = pairs.stream()
                .flatMap(pair -> Stream.of(pair.duplicateId(), pair.keptId()))
                .filter(id -> id.startsWith(Source.FRANCE_TRAVAIL.id() + ":" + COPY))
                .distinct()
                .count();
        Runtime runtime = Runtime.getRuntime();
        long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        double nextSeconds = next(sketches, searched.matches());
        return new DuplicateSpeed(added, copies, found, pairs.size(), nanos / 1e9, findSeconds, nextSeconds, heap);
    }

    private static double next(List<byte[]> sketches, List<DuplicateFinder.Match> matches) {
        DuplicateFinder finder = DuplicateFinder.create();
        matches.forEach(finder::addMatch);
        for (int i = 0; i < sketches.size(); i++) {
            byte[] sketch = sketches.get(i);
            if (i % ONE_VANISHED_OF == 0) {
                finder.addGone(sketch, true);
                finder.add(sketch, false);
            } else {
                finder.addKept(sketch, true);
            }
        }
        long start = System.nanoTime();
        finder.search();
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<Offer> chunk(Iterator<String> payloads, OfferCleaner cleaner, long number) {
        List<String> raw = new ArrayList<>(CHUNK);
        while (payloads.hasNext() && raw.size() < CHUNK) {
            raw.add(payloads.next());
        }
        List<Offer> cleaned = new ArrayList<>(raw.parallelStream()
                .map(payload -> cleaner.clean(new RawOffer(Source.FRANCE_TRAVAIL, id(payload), payload, Instant.EPOCH)))
                .filter(CleaningResult.Cleaned.class::isInstance)
                .map(result -> ((CleaningResult.Cleaned) result).offer())
                .toList());
        int originals = cleaned.size();
        for (int i = 0; i < originals; i += ONE_IN - 1) {
            cleaned.add(copy(cleaned.get(i), COPY + (number + i)));
        }
        return cleaned;
    }

    /** The id that a payload of a synthetic market states. */
    static String id(String payload) {
        try {
            return JSON.readTree(payload).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The synthetic market wrote what is no JSON: " + payload, e);
        }
    }

    private static Offer copy(Offer original, String id) {
        return Offer.builder(Source.FRANCE_TRAVAIL, id)
                .title(original.title().toUpperCase(java.util.Locale.FRENCH))
                .description(original.description().replace(". ", ".\n\n"))
                .company(original.company())
                .occupation(original.occupation())
                .place(original.place())
                .createdAt(original.createdAt())
                .build();
    }
}
