package fr.jobmarket.simulator.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.jobmarket.simulator.Tastes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * People of a market who are shown lists of offers and react. The lists are those of an ordinary search page: offers of the
 * occupation or one like it and a few others, nearer ones rather than further ones, in an order that is far from the
 * best. Immutable and thread-safe.
 */
public final class JobSearch {

    private static final int LISTS = 5;
    private static final int LENGTH = 20;

    /** Of all offers, so many are thrown in by chance. */
    private static final int ODD = 30;

    private static final double APPLIES = 1.2;
    private static final double SAVES = 0.2;
    private static final double VIEWS = -1;
    private static final double DISMISSES = -2.5;

    /** Below this nobody would say that the offer was wanted. */
    private static final double LEAST_RELEVANCE = 0.01;

    private final long seed;
    private final Instant now;
    private final Tastes tastes;
    private final List<Posting> postings;
    private final Map<String, List<Posting>> byFamily = new HashMap<>();

    /**
     * The people of a market.
     *
     * @param offers how many offers of France Travail the market has
     */
    public JobSearch(long seed, Instant now, int offers, Tastes tastes) {
        OfferWriter writer = new OfferWriter(seed, now);
        this.seed = seed;
        this.now = now;
        this.tastes = tastes;
        this.postings = IntStream.range(0, offers).mapToObj(writer::posting).toList();
        postings.forEach(
                posting -> byFamily.computeIfAbsent(posting.occupation().family(), name -> new ArrayList<>())
                        .add(posting));
    }

    private Seeker seeker(int number) {
        return new Seeker(seed * 0x9E3779B97F4A7C15L + number * 0x94D049BB133111EBL + 7, tastes);
    }

    /** What a person says and does, as a line of JSON. */
    public String choices(int number) {
        Seeker seeker = seeker(number);
        SplittableRandom random = new SplittableRandom(seed * 131 + number);
        ObjectNode line = Stock.JSON.createObjectNode();
        line.put("id", "p" + number);
        line.set("candidate", seeker.profile());
        ArrayNode choices = line.putArray("choices");
        Instant start = now.minus(Duration.ofMinutes(random.nextInt(60 * 24 * 20)));
        Set<String> seen = new HashSet<>();
        for (int list = 0; list < LISTS; list++) {
            Instant at = start.minus(Duration.ofDays(LISTS - list));
            List<Posting> shown = list(seeker, seen, random);
            for (int rank = 1; rank <= shown.size(); rank++) {
                Posting offer = shown.get(rank - 1);
                seen.add(offer.id());
                ObjectNode choice = choices.addObject();
                choice.put("offerId", offer.id());
                choice.put("action", react(seeker, offer, rank, random));
                choice.put("rank", rank);
                choice.put("at", at.plusSeconds(rank * 20L).toString());
            }
        }
        return line.toString();
    }

    private String react(Seeker seeker, Posting offer, int rank, SplittableRandom random) {
        if (random.nextDouble() >= Math.pow(rank, -tastes.patience())) {
            return "show";
        }
        double wanted = seeker.utility(offer) + tastes.fickleness() * Seeker.gaussian(random);
        if (wanted > APPLIES) {
            return "apply";
        }
        if (wanted > SAVES) {
            return "save";
        }
        if (wanted > VIEWS) {
            return "view";
        }
        return wanted < DISMISSES && random.nextInt(3) == 0 ? "dismiss" : "show";
    }

    private List<Posting> list(Seeker seeker, Set<String> seen, SplittableRandom random) {
        Map<Posting, Double> ranked = new HashMap<>();
        for (Posting offer : byFamily.getOrDefault(seeker.occupation().family(), List.of())) {
            double times = seeker.kilometres(offer) / seeker.likesKm();
            if (times < 4 && !seen.contains(offer.id())) {
                boolean same =
                        offer.occupation().rome().equals(seeker.occupation().rome());
                ranked.put(offer, (same ? 1.5 : 0) - times / 2 + Seeker.gaussian(random));
            }
        }
        for (int i = 0; i < ODD; i++) {
            Posting offer = postings.get(random.nextInt(postings.size()));
            if (!seen.contains(offer.id())) {
                ranked.putIfAbsent(offer, -2 + Seeker.gaussian(random));
            }
        }
        return ranked.entrySet().stream()
                .sorted(Map.Entry.<Posting, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().id()))
                .limit(LENGTH)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What a person would really want, as a line of JSON: offers with the probability of applying, worst left out. */
    public String truth(int number) {
        Seeker seeker = seeker(number);
        ObjectNode line = Stock.JSON.createObjectNode();
        line.put("id", "p" + number);
        ObjectNode relevance = line.putObject("relevance");
        for (Posting offer : byFamily.getOrDefault(seeker.occupation().family(), List.of())) {
            double wanted = seeker.relevance(offer);
            if (wanted >= LEAST_RELEVANCE) {
                relevance.put(offer.id(), Math.round(wanted * 10_000) / 10_000.0);
            }
        }
        return line.toString();
    }
}
