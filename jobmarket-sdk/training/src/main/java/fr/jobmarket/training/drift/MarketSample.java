package fr.jobmarket.training.drift;

import fr.jobmarket.candidate.CandidateProfile;
import fr.jobmarket.offer.IssueCode;
import fr.jobmarket.offer.Offer;
import fr.jobmarket.offer.Salary;
import fr.jobmarket.recommendation.Feature;
import fr.jobmarket.recommendation.FeatureVector;
import fr.jobmarket.recommendation.Recommendation;
import fr.jobmarket.recommendation.Recommender;
import fr.jobmarket.recommendation.ScoringModel;
import fr.jobmarket.search.OfferIndex;
import fr.jobmarket.training.internal.OfferDraw;
import fr.jobmarket.training.ranking.WeakProfiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What drift is looked for in: available offers of a market drawn by chance, the features the ranking sees when the same
 * candidates ask, and what it answers them. Memory is bounded by the size of the sample, not of the market. Values never
 * change once it is drawn.
 */
public final class MarketSample {

    /** What a column is about. */
    public enum Subject {
        /** What offers say. */
        OFFERS,
        /** What offers do not say, or say wrongly. */
        QUALITY,
        /** What the ranking looks at. */
        FEATURES,
        /** What the ranking answers. */
        PREDICTIONS
    }

    /** What a column is called. */
    record Name(Subject subject, String label) {}

    private static final int PAGE = 10;

    private final Map<Name, Column> columns;
    private final int offers;

    private MarketSample(Map<Name, Column> columns, int offers) {
        this.columns = columns;
        this.offers = offers;
    }

    /**
     * A sample of these offers alone, without what the ranking makes of them.
     *
     * @param asOf when they are looked at, from which their age counts
     */
    public static MarketSample ofOffers(Collection<Offer> offers, Instant asOf) {
        Drawing drawing = new Drawing();
        offers.forEach(offer -> drawing.add(offer, asOf));
        return drawing.sample(offers.size());
    }

    /**
     * A sample of a market.
     *
     * @param index its offers
     * @param model the model that ranks them
     * @param candidates who asks; the same for all samples that are compared
     * @param size how many offers are drawn, 1 to 20,000
     * @param seed the same seed draws the same offers
     */
    public static MarketSample of(
            OfferIndex index, ScoringModel model, List<CandidateProfile> candidates, int size, long seed) {
        Drawing drawing = new Drawing();
        Instant newest = index.newest().orElse(null);
        int drawn = OfferDraw.draw(index, size, seed, offer -> true, offer -> drawing.add(offer, newest));
        Recommender recommender = Recommender.of(index, model);
        for (CandidateProfile candidate : candidates) {
            recommender.forEachCandidate(candidate, (match, features) -> drawing.add(features));
            drawing.add(recommender.recommend(candidate, PAGE));
        }
        return drawing.sample(drawn);
    }

    /** Candidates made of offers of a market: they want work like that of an offer. */
    public static List<CandidateProfile> candidates(OfferIndex index, int count, long seed) {
        return WeakProfiles.of(index, count, seed);
    }

    /** How many offers were drawn. */
    public int offers() {
        return offers;
    }

    Map<Name, Column> columns() {
        return columns;
    }

    private static final class Drawing {

        private final Map<Name, Column.Collector> collectors = new LinkedHashMap<>();

        MarketSample sample(int offers) {
            Map<Name, Column> columns = new LinkedHashMap<>();
            collectors.forEach((name, collector) -> columns.put(name, collector.column()));
            return new MarketSample(columns, offers);
        }

        private void add(Subject subject, String label, @Nullable Object value) {
            collectors
                    .computeIfAbsent(new Name(subject, label), name -> new Column.Collector())
                    .add(value);
        }

        void add(Offer offer, @Nullable Instant newest) {
            Salary salary = offer.salary();
            String code = offer.occupation() == null ? null : offer.occupation().romeCode();
            add(Subject.OFFERS, "source", offer.source().id());
            add(
                    Subject.OFFERS,
                    "contract",
                    offer.contract() == null ? null : offer.contract().type());
            add(
                    Subject.OFFERS,
                    "apprenticeship",
                    offer.contract() != null && offer.contract().apprenticeship());
            add(
                    Subject.OFFERS,
                    "workingTime",
                    offer.workingTime() == null ? null : offer.workingTime().kind());
            add(Subject.OFFERS, "region", offer.place().regionCode());
            add(Subject.OFFERS, "occupation", code == null ? null : code.substring(0, 1));
            add(Subject.OFFERS, "dataRole", offer.dataRole() == null ? "NONE" : offer.dataRole());
            add(Subject.OFFERS, "remote", offer.remote());
            add(
                    Subject.OFFERS,
                    "experienceMonths",
                    offer.experience() == null ? null : offer.experience().months());
            add(Subject.OFFERS, "salary", salary == null ? null : salary.fullTimeAnnualMin());
            add(Subject.OFFERS, "skills", offer.skills().size());
            add(Subject.OFFERS, "titleLength", offer.title().length());
            add(Subject.OFFERS, "descriptionLength", offer.description().length());
            add(Subject.OFFERS, "ageDays", ageDays(offer, newest));
            addQuality(offer);
        }

        private static @Nullable Double ageDays(Offer offer, @Nullable Instant newest) {
            return offer.createdAt() == null || newest == null
                    ? null
                    : Duration.between(offer.createdAt(), newest).toMinutes() / (24 * 60.0);
        }

        private void addQuality(Offer offer) {
            add(
                    Subject.QUALITY,
                    "without company",
                    offer.company() == null || offer.company().name() == null);
            add(Subject.QUALITY, "without salary", offer.salary() == null);
            add(Subject.QUALITY, "without occupation", offer.occupation() == null);
            add(
                    Subject.QUALITY,
                    "occupation predicted",
                    offer.occupation() != null && offer.occupation().predicted());
            add(Subject.QUALITY, "without commune", offer.place().communeCode() == null);
            add(Subject.QUALITY, "without skills", offer.skills().isEmpty());
            for (IssueCode issue : EnumSet.allOf(IssueCode.class)) {
                add(Subject.QUALITY, issue.name(), offer.issues().contains(issue.name()));
            }
        }

        void add(FeatureVector features) {
            for (Feature feature : Feature.values()) {
                add(Subject.FEATURES, feature.name().toLowerCase(Locale.ROOT), features.get(feature));
            }
        }

        void add(List<Recommendation> page) {
            add(Subject.PREDICTIONS, "offers shown", page.size());
            page.forEach(item -> add(Subject.PREDICTIONS, "score", item.score()));
        }
    }
}
