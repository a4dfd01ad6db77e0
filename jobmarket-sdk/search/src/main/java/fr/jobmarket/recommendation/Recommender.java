package fr.jobmarket.recommendation;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.candidate.CandidateProfile.DesiredPlace;
import fr.jobmarket.cleaning.OccupationClassifier;
import fr.jobmarket.error.InvalidInputException;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.recommendation.Recommender.Advice.Relaxed;
import fr.jobmarket.referential.Places;
import fr.jobmarket.search.MatchQuery;
import fr.jobmarket.search.OfferDigest;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.search.OfferMatch;
import fr.jobmarket.search.OfferQuery.Near;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recommends offers of an index to candidates: the profile is read as occupations looked for, the index brings up to a
 * thousand offers, a model scores their features, those that do not fit are left out, and the best of the rest are mixed
 * so that no employer or repeated advertisement fills the page. The same profile, index and model give the same answer,
 * unless {@link #reranking exposures} are told and change. Thread-safe; it does not own the index.
 *
 * <p>Forms of contract and the place are limits: an offer known to break one is never recommended, one that does not
 * say is. Everything else only weighs.
 */
public final class Recommender {

    /** The most offers one call recommends. */
    public static final int MAX_TOP = 500;

    private static final int CANDIDATES = 1_000;

    /** Occupations that bring offers in; what is wanted less is found by words. */
    private static final int MOST_OCCUPATIONS = 64;

    /** Offers alike that tell what a text without a title looks for. */
    private static final int MOST_ALIKE = 20;

    /** With fewer that fit, it is worth knowing what lies just beyond a limit. */
    private static final int FEW = 3;

    private static final int MOST_RELAXED = 10;

    /** What somebody liked last says more than what they liked long ago, and bounds the work. */
    private static final int MOST_LIKED = 50;

    /** Offers brought in because they are liked together with those; a tenth of what is scored. */
    private static final int MOST_ALIKE_TO_LIKED = CANDIDATES / 10;

    /** What lies beyond the distance is shown from this share of the relevance of the most relevant there. */
    private static final double WORTH_THE_WAY = 0.8;

    /** How many times the distance one looks, step by step until something fits; then anywhere. */
    private static final List<Double> WIDER = List.of(2.0, 4.0, 10.0);

    private static final String DISTANCE = "distance";
    private static final String CONTRACTS = "contracts";

    private static final Comparator<ScoredMatch> BEST_FIRST = Comparator.comparingDouble(ScoredMatch::score)
            .reversed()
            .thenComparing(scored -> scored.match().offer().id());

    private final OfferIndex index;
    private final ScoringModel model;
    private final Supplier<OccupationClassifier> occupations;
    private final int candidates;
    private final Reranking reranking;
    private final ToLongFunction<String> exposures;
    private final Function<String, Map<String, Double>> likedTogether;
    private final @Nullable Instant newest;

    private Recommender(
            OfferIndex index,
            ScoringModel model,
            Supplier<OccupationClassifier> occupations,
            int candidates,
            Reranking reranking,
            ToLongFunction<String> exposures,
            Function<String, Map<String, Double>> likedTogether) {
        this.index = index;
        this.model = model;
        this.occupations = occupations;
        this.candidates = candidates;
        this.reranking = reranking;
        this.exposures = exposures;
        this.likedTogether = likedTogether;
        this.newest = index.newest().orElse(null);
    }

    private Recommender(OfferIndex index, ScoringModel model, Supplier<OccupationClassifier> occupations) {
        this(index, model, occupations, CANDIDATES, Reranking.ofDefaults(), offer -> 0, offer -> Map.of());
    }

    /** A recommender over an index, which must stay open as long as it is used. */
    public static Recommender of(OfferIndex index, ScoringModel model) {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(model, "model");
        return new Recommender(index, model, OccupationClassifier::ofDefaults);
    }

    /** The same with another model of occupations than the one shipped, to read profiles with. */
    public static Recommender of(OfferIndex index, ScoringModel model, OccupationClassifier occupations) {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(occupations, "occupations");
        return new Recommender(index, model, () -> occupations);
    }

    /**
     * The same, with another number of offers that the index brings to be scored; 1,000 unless said otherwise. More cost
     * time and show what the first search misses.
     *
     * @param candidates 1 to 10,000
     */
    public Recommender considering(int candidates) {
        if (candidates < 1 || candidates > MatchQuery.MAX_LIMIT) {
            throw new InvalidInputException("candidates: 1 to " + MatchQuery.MAX_LIMIT + ", not " + candidates);
        }
        return new Recommender(index, model, occupations, candidates, reranking, exposures, likedTogether);
    }

    /**
     * The same, with offers known that are liked together: those alike to what a candidate likes are considered besides those
     * their profile brings.
     *
     * @param likedTogether for the id of an offer, the ids of offers that candidates who like it like too, each with a similarity from 0 to 1; empty for one that it does not know. Asked on the threads that recommend, so
     *     it must be quick and thread-safe
     */
    public Recommender likedTogether(Function<String, Map<String, Double>> likedTogether) {
        Objects.requireNonNull(likedTogether, "likedTogether");
        return new Recommender(index, model, occupations, candidates, reranking, exposures, likedTogether);
    }

    /**
     * The same, with pages mixed in another way. The offers that fit are the same ones.
     *
     * @param reranking {@link Reranking#ofDefaults()} unless said otherwise
     * @param exposures how often the offer of an id has been shown to anybody, 0 when never; asked on the threads that
     *     recommend for every offer that fits, and only when {@link Reranking#congestion()} is above 0. Answers depend on
     *     what it says
     */
    public Recommender reranking(Reranking reranking, ToLongFunction<String> exposures) {
        Objects.requireNonNull(reranking, "reranking");
        Objects.requireNonNull(exposures, "exposures");
        return new Recommender(index, model, occupations, candidates, reranking, exposures, likedTogether);
    }

    /** The model that scores. */
    public ScoringModel model() {
        return model;
    }

    /**
     * The offers that suit a candidate best; {@link Advice#items()} of {@link #advise}.
     *
     * @param top how many at most, 1 to 500; fewer come back when fewer fit
     * @throws InvalidInputException when the profile has problems, all of which are listed, or {@code top} is out of
     *     range
     */
    public List<Recommendation> recommend(CandidateProfile profile, int top) {
        return advise(profile, top, List.of()).items();
    }

    /**
     * What a candidate is understood to look for and the offers that fit. A profile that names no work gets recent and
     * well described offers of many occupations.
     *
     * @param top how many offers at most, 1 to 500; fewer come back when fewer fit
     * @param dismissed ids of offers the candidate does not want to see; neither these nor others with their text are
     *     recommended, and ids the index does not know do no harm
     * @throws InvalidInputException when the profile has problems, all of which are listed, or {@code top} is out of
     *     range
     */
    public Advice advise(CandidateProfile profile, int top, Collection<String> dismissed) {
        return advise(profile, top, dismissed, List.of());
    }

    /**
     * The same for a candidate who liked some offers: others that {@link #likedTogether are liked together} with these are
     * considered too. They pass the same limits and the same floor, and are scored by the same features; that they are liked
     * adds nothing to their score.
     *
     * @param liked ids of offers the candidate saved or applied to, the last one first, of which the first fifty count; dismissed
     *     ones do not, and ids the index does not know do no harm
     * @throws InvalidInputException when the profile has problems, all of which are listed, or {@code top} is out of
     *     range
     */
    public Advice advise(CandidateProfile profile, int top, Collection<String> dismissed, Collection<String> liked) {
        Objects.requireNonNull(liked, "liked");
        Objects.requireNonNull(dismissed, "dismissed");
        if (top < 1 || top > MAX_TOP) {
            throw new InvalidInputException("top: 1 to " + MAX_TOP + ", not " + top);
        }
        FeatureExtractor extractor = extractor(profile);
        Dismissed unwanted = Dismissed.of(dismissed, index);
        MatchQuery query = query(extractor, candidates, alikeTo(liked, unwanted));
        boolean apprenticeship = extractor.seeksApprenticeship();
        List<ScoredMatch> fitting = fitting(query, extractor, unwanted, apprenticeship);
        List<ScoredMatch> page = mix(profile, top).choose(fitting);
        return new Advice(
                extractor.sought().shown(),
                explained(page, extractor),
                page.size() < FEW ? relaxed(query, extractor, unwanted, fitting, top) : null);
    }

    /**
     * Hands over the offers that {@link #recommend} would score, in the coarse order in which the index brings them, each
     * with the features it would be scored by: what models learn from is what they will serve.
     *
     * @throws InvalidInputException when the profile has problems, all of which are listed
     */
    public void forEachCandidate(CandidateProfile profile, BiConsumer<OfferMatch, FeatureVector> each) {
        forEachCandidate(profile, List.of(), each);
    }

    /**
     * The same for a candidate who liked some offers, as {@link #advise(CandidateProfile, int, Collection, Collection)} takes
     * them.
     *
     * @throws InvalidInputException when the profile has problems, all of which are listed
     */
    public void forEachCandidate(
            CandidateProfile profile, Collection<String> liked, BiConsumer<OfferMatch, FeatureVector> each) {
        Objects.requireNonNull(liked, "liked");
        Objects.requireNonNull(each, "each");
        FeatureExtractor extractor = extractor(profile);
        Set<String> besides = alikeTo(liked, Dismissed.of(List.of(), index));
        for (OfferMatch match : index.match(query(extractor, candidates, besides))) {
            each.accept(match, extractor.extract(match.offer(), match.textSimilarity()));
        }
    }

    /** An extractor with which features of this candidate can be computed as {@link #recommend} computes them. */
    public FeatureExtractor extractor(CandidateProfile profile) {
        profile.requireValid();
        DesiredPlace place = profile.place();
        SearchArea area = place == null ? SearchArea.ANYWHERE : SearchArea.of(place, index, Places.ofFrance());
        SoughtOccupations sought = SoughtOccupations.of(
                profile, occupations, index::wordsOfWork, () -> alike(profile), index::occupationsOfTitle);
        return FeatureExtractor.forCandidate(profile, sought, area, newest);
    }

    /** The occupations of the offers whose texts are most like the profile's, each with its share of their similarity. */
    private Map<String, Double> alike(CandidateProfile profile) {
        MatchQuery anywhere = new MatchQuery(
                Map.of(), List.of(), profile.skills(), profile.text(), null, null, false, List.of(), MOST_ALIKE * 5);
        List<OfferMatch> matches = index.match(anywhere).stream()
                .filter(match -> match.offer().romeCode() != null && match.textSimilarity() > 0)
                .sorted(Comparator.comparingDouble(OfferMatch::textSimilarity)
                        .reversed()
                        .thenComparing(match -> match.offer().id()))
                .limit(MOST_ALIKE)
                .toList();
        double all = matches.stream().mapToDouble(OfferMatch::textSimilarity).sum();
        return matches.stream()
                .collect(Collectors.groupingBy(
                        match -> Objects.requireNonNull(match.offer().romeCode()),
                        Collectors.summingDouble(match -> match.textSimilarity() / all)));
    }

    /** The offers most liked by those who like what a candidate does, without these. */
    private Set<String> alikeTo(Collection<String> liked, Dismissed unwanted) {
        Map<String, Double> similarities = new HashMap<>();
        Set<String> own = liked.stream()
                .filter(id -> !unwanted.ids().contains(id))
                .limit(MOST_LIKED)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (String id : own) {
            likedTogether.apply(id).forEach((other, similarity) -> similarities.merge(other, similarity, Double::sum));
        }
        return similarities.entrySet().stream()
                .filter(entry -> !own.contains(entry.getKey()))
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ALIKE_TO_LIKED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * The offers a query brings, scored, without those that do not fit, best first. Other work without a word of what is
     * looked for fits only where there is none that is nearer.
     */
    private List<ScoredMatch> fitting(
            MatchQuery query, FeatureExtractor extractor, Dismissed unwanted, boolean apprenticeship) {
        List<ScoredMatch> fitting = new ArrayList<>();
        for (OfferMatch match : index.match(query)) {
            OfferDigest offer = match.offer();
            FeatureVector features = extractor.extract(offer, match.textSimilarity());
            boolean allowed = !unwanted.contains(offer) && (!apprenticeship || offer.apprenticeship());
            if (allowed && extractor.fits(features)) {
                fitting.add(new ScoredMatch(match, features, model.score(features)));
            }
        }
        List<ScoredMatch> nearer = fitting.stream()
                .filter(scored -> !extractor.isOtherWorkWithoutACommonWord(scored.features()))
                .collect(Collectors.toCollection(ArrayList::new));
        List<ScoredMatch> kept = nearer.isEmpty() ? fitting : nearer;
        kept.sort(BEST_FIRST);
        return kept;
    }

    private List<Recommendation> explained(List<ScoredMatch> page, FeatureExtractor extractor) {
        ReasonWriter reasons = new ReasonWriter(extractor);
        List<Recommendation> recommendations = new ArrayList<>(page.size());
        for (ScoredMatch chosen : page) {
            Optional<Offer> offer = index.find(chosen.match().offer().id());
            if (offer.isPresent()) {
                double[] contributions = model.contributions(chosen.features());
                recommendations.add(new Recommendation(
                        recommendations.size() + 1,
                        chosen.score(),
                        offer.get(),
                        reasons.write(offer.get(), chosen.match().offer(), chosen.features(), contributions)));
            }
        }
        return recommendations;
    }

    private PageMix mix(CandidateProfile profile, int top) {
        return PageMix.of(profile, top, reranking, exposures);
    }

    /** What fits with one limit widened, step by step, or else with both; nothing when nothing fits anywhere. */
    private @Nullable Relaxed relaxed(
            MatchQuery query, FeatureExtractor extractor, Dismissed unwanted, List<ScoredMatch> within, int top) {
        Set<String> known =
                within.stream().map(scored -> scored.match().offer().id()).collect(Collectors.toSet());
        int most = Math.min(top, MOST_RELAXED);
        Map<Step, List<ScoredMatch>> answers = new IdentityHashMap<>();
        Function<Step, List<ScoredMatch>> answer = step -> answers.computeIfAbsent(step, asked -> {
            List<ScoredMatch> fitting = fitting(asked.query(), extractor, unwanted, asked.apprenticeship());
            fitting.removeIf(scored -> known.contains(scored.match().offer().id()));
            return fitting;
        });
        for (Step step : steps(query, extractor.seeksApprenticeship())) {
            Step widest = step.widest();
            if (widest != null && answer.apply(widest).isEmpty()) {
                continue;
            }
            List<ScoredMatch> beyond = answer.apply(step);
            if (!beyond.isEmpty()) {
                List<ScoredMatch> shown = step.changed().contains(DISTANCE)
                        ? nearest(beyond, extractor, most)
                        : mix(extractor.profile(), most).choose(beyond);
                return new Relaxed(step.changed(), explained(shown, extractor));
            }
        }
        return null;
    }

    private static List<ScoredMatch> nearest(List<ScoredMatch> beyond, FeatureExtractor extractor, int most) {
        removeWhatIsNotWorthTheWay(beyond);
        beyond.sort(Comparator.comparingDouble(
                scored -> extractor.distanceKm(scored.match().offer())));
        return beyond.subList(0, Math.min(most, beyond.size()));
    }

    /** Nobody is sent further than they wish for work that fits much less than other work there. */
    private static void removeWhatIsNotWorthTheWay(List<ScoredMatch> beyond) {
        double best = beyond.stream()
                .mapToDouble(scored -> Relevance.of(scored.features()))
                .max()
                .orElse(0);
        beyond.removeIf(scored -> Relevance.of(scored.features()) < WORTH_THE_WAY * best);
    }

    /** The questions that follow when little fits, in their order: at most six. */
    private static List<Step> steps(MatchQuery query, boolean apprenticeship) {
        List<Step> steps = new ArrayList<>();
        Near near = query.near();
        boolean placed = near != null || query.departmentCode() != null;
        if (placed) {
            Step anywhere = new Step(List.of(DISTANCE), query.within(null), apprenticeship, null);
            if (near != null) {
                for (double times : WIDER) {
                    Near circle = new Near(near.latitude(), near.longitude(), near.distanceKm() * times);
                    Step widest = steps.isEmpty() ? null : anywhere;
                    steps.add(new Step(List.of(DISTANCE), query.within(circle), apprenticeship, widest));
                }
            }
            steps.add(anywhere);
        }
        if (!query.contracts().isEmpty() || apprenticeship) {
            MatchQuery anyContract = query.withAnyContract();
            steps.add(new Step(List.of(CONTRACTS), anyContract, false, null));
            if (placed) {
                steps.add(new Step(List.of(DISTANCE, CONTRACTS), anyContract.within(null), false, null));
            }
        }
        return steps;
    }

    /** A question with limits wider than the candidate's: those that are changed, and whether an apprenticeship is still one. */
    /**
     * A question.
     *
     * @param widest when nothing fits there, nothing does here: the way to nothing is not gone step by step
     */
    private record Step(
            List<String> changed,
            MatchQuery query,
            boolean apprenticeship,
            @Nullable Step widest) {}

    /** What the index is asked for a candidate, who may be brought some offers besides. */
    static MatchQuery query(FeatureExtractor extractor, int limit, Set<String> besides) {
        CandidateProfile profile = extractor.profile();
        SearchArea area = extractor.area();
        return new MatchQuery(
                extractor.sought().mostWanted(MOST_OCCUPATIONS),
                extractor.titles(),
                profile.skills(),
                profile.text(),
                area.near(),
                area.departmentCode(),
                Boolean.TRUE.equals(profile.remote()),
                profile.contracts(),
                limit,
                besides);
    }

    /** What somebody does not want to see: offers by their id, and all with the same text. */
    private record Dismissed(Set<String> ids, Set<String> advertisements) {

        static Dismissed of(Collection<String> ids, OfferIndex index) {
            Set<String> advertisements = ids.stream()
                    .map(index::find)
                    .flatMap(Optional::stream)
                    .map(offer -> OfferDigest.of(offer).advertisement())
                    .collect(Collectors.toSet());
            return new Dismissed(Set.copyOf(ids), advertisements);
        }

        boolean contains(OfferDigest offer) {
            return ids.contains(offer.id()) || advertisements.contains(offer.advertisement());
        }
    }

    /**
     * How a page is made of the offers that fit, beyond how well each of them does. Each knob lies between 0, which leaves the
     * ranking alone, and 1. Nothing here lets an offer in that does not fit. What each costs and brings is measured in
     * docs/recommendation.md.
     *
     * @param employers how much of a page is kept from any one employer: at 0.8, the default, none has more than a fifth of
     *     it. Offers held back fill the page when nothing else is left
     * @param occupations the same for any one occupation; 0 by default. For a candidate who names no work it is at least 5/6
     * @param freshness what being old costs an offer: at 1, an ancient one loses against a new one as much as lies between
     *     the best and the worst offer that fits; 0 by default, as freshness counts in the score already
     * @param congestion what having been shown often costs an offer: at 1, as much as lies between the best and the worst that
     *     fits, for one shown far more often than the others; half of that when it was as often as they on average. 0.1 by default,
     *     which does nothing before {@link #reranking exposures are told}
     */
    public record Reranking(double employers, double occupations, double freshness, double congestion) {

        /** Refuses what is not between 0 and 1. */
        public Reranking {
            requireShare("employers", employers);
            requireShare("occupations", occupations);
            requireShare("freshness", freshness);
            requireShare("congestion", congestion);
        }

        private static void requireShare(String knob, double value) {
            if (!(value >= 0 && value <= 1)) {
                throw new InvalidInputException(knob + ": 0 to 1, not " + value);
            }
        }

        /** The knobs of a recommender that is told nothing else. */
        public static Reranking ofDefaults() {
            return new Reranking(0.8, 0, 0, 0.1);
        }
    }

    /**
     * What a candidate is told.
     *
     * @param lookingFor the occupations the profile was understood to look for, the likeliest first; empty when it names no
     *     work or none that is known
     * @param items the offers that fit, best first; empty when none does
     * @param relaxed what fits beyond the candidate's limits, when little fits within them; null otherwise
     */
    public record Advice(
            List<Sought> lookingFor,
            List<Recommendation> items,
            @Nullable Relaxed relaxed) {

        /** Copies the lists, so the value never changes. */
        public Advice {
            lookingFor = List.copyOf(lookingFor);
            items = List.copyOf(items);
        }

        /**
         * An occupation looked for.
         *
         * @param code its ROME code
         * @param label the official label of the code
         * @param probability how likely it is meant, 0 to 1; 1 for those the profile names
         */
        public record Sought(String code, String label, double probability) {
            /** Refuses null where a value is needed. */
            public Sought {
                Objects.requireNonNull(code, "code");
                Objects.requireNonNull(label, "label");
            }
        }

        /**
         * Offers that fit but for a limit, or for both where either alone brings nothing.
         *
         * @param changed the limits that were widened: {@code distance}, {@code contracts}, or both in this order
         * @param items the offers, the nearest first when the distance was widened, those of unknown distance last; otherwise
         *     the best first
         */
        public record Relaxed(List<String> changed, List<Recommendation> items) {
            /** Copies the lists, so the value never changes. */
            public Relaxed {
                changed = List.copyOf(changed);
                items = List.copyOf(items);
            }
        }
    }
}
