package fr.jobmarket.demo.bench;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.cleaning.OccupationClassifier;
import fr.jobmarket.cleaning.RomeNomenclature;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.error.NonRetriableException;
import fr.jobmarket.internal.Folders;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Skill;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.MatchQuery;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferIndexBuilder;
import fr.jobmarket.search.OfferMatch;
import fr.jobmarket.search.OfferQuery.Near;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How good recommendations are for candidates made of real offers. Right is an offer within the distance whose occupation
 * is the candidate's or a neighbour of it, in either direction; copies of the candidate's own advertisement do not count
 * for or against.
 *
 * @param lines the table, to be printed
 */
public record RecommendationQuality(List<String> lines) {

    private static final int TOP = 10;
    private static final int EVERYTHING = 10_000;
    private static final int SEED = 1;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_LABEL = 300;
    private static final int MOST_SKILLS = 50;

    /** Copies the list, so the value never changes. */
    public RecommendationQuality {
        lines = List.copyOf(lines);
    }

    /** What a ranker shows one candidate: digests of offers, best first. */
    private interface Shown extends Function<Candidate, List<OfferDigest>> {}

    /** Somebody who looks for the work of an offer, where it is. */
    private record Candidate(
            Offer offer,
            String advertisement,
            String code,
            Near near,
            CandidateProfile profile,
            CandidateProfile titleAlone) {

        static Stream<Candidate> of(Offer offer, double distanceKm) {
            Double latitude = offer.place().latitude();
            Double longitude = offer.place().longitude();
            String code = romeCode(offer);
            boolean stated = offer.occupation() != null && !offer.occupation().predicted();
            if (latitude == null || longitude == null || code == null || !stated) {
                return Stream.of();
            }
            CandidateProfile.Builder profile = CandidateProfile.builder()
                    .jobTitle(shortened(offer.title(), LONGEST_LABEL))
                    .near(latitude, longitude, distanceKm);
            CandidateProfile titleAlone = profile.build();
            List<String> skills = offer.skills().stream()
                    .map(Skill::label)
                    .map(label -> shortened(label, LONGEST_LABEL))
                    .limit(MOST_SKILLS)
                    .toList();
            return Stream.of(new Candidate(
                    offer,
                    OfferDigest.of(offer).advertisement(),
                    code,
                    new Near(latitude, longitude, distanceKm),
                    profile.skills(skills)
                            .text(shortened(offer.description(), LONGEST_TEXT))
                            .build(),
                    titleAlone));
        }

        private static String shortened(String text, int longest) {
            return text.substring(0, Math.min(longest, text.length()));
        }

        /** Limits as the profile has them, and what brings offers in. */
        MatchQuery query(boolean wishes) {
            return new MatchQuery(
                    Map.of(),
                    wishes ? List.of(offer.title()) : List.of(),
                    wishes ? profile.skills() : List.of(),
                    wishes ? profile.text() : null,
                    near,
                    null,
                    false,
                    List.of(),
                    EVERYTHING);
        }

        boolean isOwn(OfferDigest shown) {
            return shown.id().equals(offer.id()) || shown.advertisement().equals(advertisement);
        }

        boolean isRight(OfferDigest shown) {
            RomeNomenclature rome = RomeNomenclature.ofDefaults();
            String other = shown.romeCode();
            return other != null
                    && (other.equals(code)
                            || rome.neighbours(code).contains(other)
                            || rome.neighbours(other).contains(code));
        }
    }

    /**
     * Measures.
     *
     * @param market the offers to recommend
     * @param others the offers candidates are made of; when empty, some of the market, which then lacks them
     * @param occupations reads the profiles
     * @throws InvalidInputException when no candidate can be made
     */
    public static RecommendationQuality measure(
            List<Offer> market, List<Offer> others, OccupationClassifier occupations, double distanceKm, int count) {
        List<Offer> drawn = new ArrayList<>(others.isEmpty() ? market : others);
        Collections.shuffle(drawn, new Random(SEED));
        List<Candidate> candidates = drawn.stream()
                .flatMap(offer -> Candidate.of(offer, distanceKm))
                .limit(count)
                .toList();
        if (candidates.isEmpty()) {
            throw new InvalidInputException("no offer states a code and a place: nobody to recommend offers to");
        }
        Set<String> heldOut =
                candidates.stream().map(candidate -> candidate.offer().id()).collect(Collectors.toSet());
        Path folder = temporaryFolder();
        try {
            try (OfferIndexBuilder builder = OfferIndexBuilder.create(folder)) {
                market.stream().filter(offer -> !heldOut.contains(offer.id())).forEach(builder::add);
                builder.finish();
            }
            try (OfferIndex index = OfferIndex.open(folder)) {
                return new RecommendationQuality(lines(index, market, candidates, occupations));
            }
        } finally {
            Folders.remove(folder);
        }
    }

    static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("jobmarket-bench");
        } catch (IOException e) {
            throw new NonRetriableException("cannot make a temporary folder for the index (" + e + ")", e);
        }
    }

    private static List<String> lines(
            OfferIndex index, List<Offer> market, List<Candidate> candidates, OccupationClassifier occupations) {
        Recommender recommender = Recommender.of(index, ScoringModel.handWeighted(), occupations);
        Map<String, Long> popularity = market.stream()
                .map(RecommendationQuality::romeCode)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(code -> code, Collectors.counting()));
        Map<Candidate, Long> existing = new LinkedHashMap<>();
        candidates.forEach(candidate -> existing.put(candidate, existing(index, candidate)));
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d offers, %d candidates, top %d within %.0f km; right: the same or a neighbouring occupation",
                index.size(),
                candidates.size(),
                TOP,
                candidates.get(0).near().distanceKm()));
        lines.add(
                "                                    right of all shown   where ten exist (candidates)   shown   none shown");
        lines.add(line("title, skills and text", existing, of(recommender, Candidate::profile)));
        lines.add(line("title alone", existing, of(recommender, Candidate::titleAlone)));
        lines.add(line(
                "content alone (BM25)",
                existing,
                candidate -> sorted(
                        index.match(candidate.query(true)),
                        Comparator.comparingDouble(OfferMatch::textSimilarity).reversed())));
        lines.add(line(
                "popular occupations",
                existing,
                candidate -> sorted(
                        index.match(candidate.query(false)),
                        Comparator.comparingLong(match -> -popularity.getOrDefault(
                                String.valueOf(match.offer().romeCode()), 0L)))));
        lines.add(firstStage(recommender, candidates));
        lines.add(speed(recommender, candidates));
        return lines;
    }

    /** How many right offers there are. */
    private static long existing(OfferIndex index, Candidate candidate) {
        List<OfferDigest> within = index.match(candidate.query(false)).stream()
                .map(OfferMatch::offer)
                .toList();
        return distinct(candidate, within, EVERYTHING).stream()
                .filter(candidate::isRight)
                .count();
    }

    private static Shown of(Recommender recommender, Function<Candidate, CandidateProfile> profile) {
        return candidate -> recommender.recommend(profile.apply(candidate), 2 * TOP).stream()
                .map(Recommendation::offer)
                .map(OfferDigest::of)
                .toList();
    }

    private static List<OfferDigest> sorted(List<OfferMatch> matches, Comparator<OfferMatch> order) {
        return matches.stream()
                .sorted(order.thenComparing(match -> match.offer().id()))
                .map(OfferMatch::offer)
                .toList();
    }

    private static String line(String name, Map<Candidate, Long> existing, Shown shown) {
        int all = 0;
        int right = 0;
        int none = 0;
        int rich = 0;
        int rightOfRich = 0;
        for (Map.Entry<Candidate, Long> entry : existing.entrySet()) {
            Candidate candidate = entry.getKey();
            List<OfferDigest> page = distinct(candidate, shown.apply(candidate), TOP);
            int found = (int) page.stream().filter(candidate::isRight).count();
            all += page.size();
            right += found;
            none += page.isEmpty() ? 1 : 0;
            if (entry.getValue() >= TOP) {
                rich++;
                rightOfRich += found;
            }
        }
        return String.format(
                Locale.ROOT,
                "%-36s %10.3f %22.3f (%d) %18.2f %12d",
                name,
                (double) right / Math.max(1, all),
                (double) rightOfRich / Math.max(1, TOP * rich),
                rich,
                (double) all / existing.size(),
                none);
    }

    /** Of the same advertisement only the first, and none of the candidate's own. */
    private static List<OfferDigest> distinct(Candidate candidate, List<OfferDigest> offers, int most) {
        Set<String> advertisements = new HashSet<>();
        return offers.stream()
                .filter(offer -> !candidate.isOwn(offer) && advertisements.add(offer.advertisement()))
                .limit(most)
                .toList();
    }

    /** Anywhere in France, where there is more to choose from than the first stage brings. */
    private static String firstStage(Recommender recommender, List<Candidate> candidates) {
        Recommender everything = recommender.considering(EVERYTHING);
        int expected = 0;
        int found = 0;
        for (Candidate candidate : candidates) {
            CandidateProfile anywhere = CandidateProfile.builder()
                    .jobTitle(candidate.profile().jobTitle())
                    .skills(candidate.profile().skills())
                    .text(candidate.profile().text())
                    .build();
            Set<String> best = ids(everything.recommend(anywhere, TOP));
            expected += best.size();
            best.retainAll(ids(recommender.recommend(anywhere, TOP)));
            found += best.size();
        }
        return String.format(
                Locale.ROOT,
                "first stage, anywhere in France: %.3f of the top %d of up to %,d offers is among the first 1,000",
                (double) found / Math.max(1, expected),
                TOP,
                EVERYTHING);
    }

    private static Set<String> ids(List<Recommendation> recommendations) {
        return recommendations.stream()
                .map(recommendation -> recommendation.offer().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String speed(Recommender recommender, List<Candidate> candidates) {
        double[] millis = candidates.stream()
                .mapToDouble(candidate -> {
                    long from = System.nanoTime();
                    recommender.recommend(candidate.profile(), TOP);
                    return (System.nanoTime() - from) / 1e6;
                })
                .toArray();
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "time of one recommendation, one caller: p50 %.1f ms, p99 %.1f ms",
                millis[millis.length / 2],
                millis[Math.min(millis.length - 1, millis.length * 99 / 100)]);
    }

    private static @Nullable String romeCode(Offer offer) {
        return offer.occupation() == null ? null : offer.occupation().romeCode();
    }
}
